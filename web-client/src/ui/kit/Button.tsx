import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon'

type Look = 'do' | 'plain' | 'quiet' | 'ink' | 'icon'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'disabled'> & {
  readonly 'data-big'?: string
  readonly look?: Look
  readonly icon?: IconName
  /** Why it cannot be pressed yet is said beside it; it stays focusable (`aria-disabled`). */
  readonly cannot?: boolean
  readonly onPress?: () => void
  readonly children: ReactNode
}

/** A native button: every press is acknowledged by the browser itself within a frame. */
export function Button({ look = 'ink', icon, cannot = false, onPress, className, children, ...rest }: ButtonProps) {
  const classes = [styles['button'], look === 'ink' ? '' : styles[look], className].filter(Boolean).join(' ')
  return (
    <button type="button" {...rest} className={classes} aria-disabled={cannot || undefined} onClick={cannot ? undefined : onPress}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  )
}

export type BigActionProps = {
  readonly icon: IconName
  readonly keyName?: string
  readonly cannot?: boolean
  /** Id of the sentence that says why it cannot be pressed. */
  readonly why?: string
  /** Shown only after a second: the press itself was acknowledged by the button. */
  readonly waiting?: boolean
  readonly onPress?: () => void
  readonly children: ReactNode
}

/** The one big action of a screen: a verb and its object. */
export function BigAction({ icon, keyName, cannot = false, why, waiting = false, onPress, children }: BigActionProps) {
  return (
    <Button
      look="do"
      icon={waiting ? 'wait' : icon}
      className={styles['big']}
      data-big=""
      cannot={cannot || waiting}
      {...(onPress === undefined ? {} : { onPress })}
      {...(why === undefined ? {} : { 'aria-describedby': why })}
      {...(keyName === undefined ? {} : { 'aria-keyshortcuts': keyName })}
    >
      {children}
      {keyName === undefined ? null : <Key>{keyName === 'Escape' ? 'Esc' : keyName}</Key>}
    </Button>
  )
}

/** The cap of the key that does the same; hidden under a finger. */
export function Key({ children }: { readonly children: string }) {
  return (
    <span className={styles['key']} aria-hidden="true">
      {children}
    </span>
  )
}

/** A link that looks like the big action: a telephone call, for instance. */
export function BigLink({ icon, href, children }: { readonly icon: IconName; readonly href: string; readonly children: ReactNode }) {
  return (
    <a className={`${styles['button']} ${styles['do']} ${styles['big']}`} data-big="" href={href}>
      <Icon name={icon} />
      {children}
    </a>
  )
}
