import { useEffect, useRef } from 'react'

/** What the function keys do; a key that is not named is left to the browser. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

/** Keys work wherever focus is, except in a dialog; auto-repeat is ignored. Ctrl+Z in a field is the field's. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = latest.current[keyName(event)]
      if (act === undefined || event.defaultPrevented) return
      if (event.ctrlKey && event.target instanceof Element && event.target.matches('input,textarea')) return
      if (document.querySelector('[role="dialog"],[role="alertdialog"]') !== null) return
      event.preventDefault()
      if (!event.repeat) act()
    }
    globalThis.addEventListener('keydown', onKey)
    return () => globalThis.removeEventListener('keydown', onKey)
  }, [])
}

/** F2, Ctrl+z, Alt+ArrowUp. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  const alt = event.altKey ? 'Alt+' : ''
  return `${control}${alt}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`
}
