import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'

type PressProps = ButtonProps & {
  /** Taken, and after a second still unanswered: the button says so itself. */
  readonly state: 'rest' | 'sent' | 'slow'
  readonly keyName?: string
  readonly waiting?: ReactNode
}

/** A button whose press goes to the server: it is marked as taken at once and cannot be pressed twice meanwhile. */
export function Press({ state, keyName, waiting, onPress, children, ...rest }: PressProps) {
  return (
    <Button
      {...rest}
      {...(keyName === undefined ? {} : { 'aria-keyshortcuts': keyName })}
      aria-busy={state !== 'rest' || undefined}
      data-taken={state === 'rest' ? undefined : ''}
      onPress={() => (state === 'rest' ? onPress?.() : undefined)}
    >
      {state === 'slow' && waiting !== undefined ? waiting : children}
    </Button>
  )
}
