import styles from './HearsBar.module.css'
import { Icon, type IconName } from './Icon'

export type HearsBarProps = {
  readonly tone?: 'live' | 'hold' | 'ok' | 'bad' | undefined
  readonly icon: IconName
  readonly state: string
  readonly sentence: string
  readonly className?: string | undefined
}

/** Who hears this site: the first line of its page, always there. */
export function HearsBar({ tone, icon, state, sentence, className }: HearsBarProps) {
  return (
    <div role="status" className={[styles['hears'], tone === undefined ? '' : styles[tone], className].filter(Boolean).join(' ')}>
      <Icon name={icon} />
      <p>
        <b>{state}</b>
        <span>{sentence}</span>
      </p>
    </div>
  )
}
