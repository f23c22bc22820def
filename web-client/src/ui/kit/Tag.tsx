import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import styles from './Tag.module.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'hold' | 'live'

type TagProps = { readonly tone?: Tone; readonly icon?: IconName; readonly children: ReactNode }

/** A state on tinted paper: icon and word, always both where it has a tone. */
export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span className={tone === undefined ? styles['tag'] : `${styles['tag']} ${styles[tone]}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  )
}

/** The same without the paper, within a line. */
export function Word({ tone, icon, children }: TagProps) {
  return (
    <span className={tone === undefined ? styles['word'] : `${styles['word']} ${styles[tone]}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  )
}
