import type { ReactNode } from 'react'
import styles from './Banner.module.css'
import { Icon, type IconName } from './Icon'

const icons = { ok: 'check', warn: 'tri', bad: 'lost', hold: 'swap', alarm: 'stop' } as const satisfies Record<string, IconName>

export type BannerProps = {
  readonly tone: keyof typeof icons
  readonly icon?: IconName
  readonly fact: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** A fact in bold, its consequence, one or two actions. */
export function Banner({ tone, icon, fact, children, actions }: BannerProps) {
  return (
    <div className={`${styles['banner']} ${styles[tone]}`} role={tone === 'ok' ? 'status' : 'alert'}>
      <Icon name={icon ?? icons[tone]} />
      <p>
        <b>{fact}</b> {children}
      </p>
      {actions}
    </div>
  )
}
