import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../ui/kit/Icon'
import styles from './Cameras.module.css'
import type { Hold, Wish } from './hold'

type Props = {
  readonly label: string
  readonly hold: Hold
  readonly wish: Wish
  readonly icon?: IconName
  /** Degrees by which the icon is turned. */
  readonly turn?: number
  readonly children?: ReactNode
}

/** Acts as long as it is held, by pointer or by Space and Enter; losing the focus lets go. */
export function HoldButton({ label, hold, wish, icon, turn = 0, children }: Props) {
  return (
    <button
      type="button"
      className={styles['hold']}
      aria-label={children === undefined ? label : undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        hold.begin(wish)
      }}
      onPointerUp={() => hold.end()}
      onPointerCancel={() => hold.end()}
      onLostPointerCapture={() => hold.end()}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== ' ') || event.repeat) return
        event.preventDefault()
        event.stopPropagation()
        hold.begin(wish)
      }}
      onKeyUp={(event) => (event.key === 'Enter' || event.key === ' ' ? hold.end() : undefined)}
      onBlur={() => hold.end()}
    >
      {icon === undefined ? null : (
        <span style={{ rotate: `${turn}deg` }} className={styles['turned']}>
          <Icon name={icon} />
        </span>
      )}
      {children}
    </button>
  )
}
