import { createContext, useContext, useLayoutEffect, useRef, type RefObject } from 'react'

/** Which row had the focus when it went from one list into another, and which of its buttons. */
type Held = { site: string; button: number }

export const HeldFocus = createContext<RefObject<Held | null>>({ current: null })

/** For what has all lists in it: what no row took up in the same step is forgotten. */
export function useHeldFocus(): RefObject<Held | null> {
  const held = useRef<Held | null>(null)
  useLayoutEffect(() => {
    held.current = null
  })
  return held
}

const buttonsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('button')]

/** For a row: its focus goes with it into another list, where it is made anew. */
export function useKeptFocus(site: string): RefObject<HTMLLIElement | null> {
  const held = useContext(HeldFocus)
  const ref = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => {
    const row = ref.current
    if (row === null) return undefined
    if (held.current?.site === site) {
      const buttons = buttonsOf(row)
      buttons[Math.min(held.current.button, buttons.length - 1)]?.focus({ preventScroll: true })
    }
    return () => {
      const button = buttonsOf(row).findIndex((one) => one === document.activeElement)
      if (button >= 0) held.current = { site, button }
    }
  }, [held, site])
  return ref
}
