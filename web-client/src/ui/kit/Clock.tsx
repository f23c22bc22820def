import { common } from '../../i18n/common'
import { duration } from '../time'
import { useWords } from '../words'
import styles from './Clock.module.css'
import { Word } from './Tag'

type ClockProps = {
  /** Instants in ms. */
  readonly until: number
  readonly now: number
  readonly className?: string | undefined
}

/** A speaker's time: running, last minute, over (+01:15). */
export function Clock({ until, now, className }: ClockProps) {
  const words = useWords(common)
  const left = until - now
  return (
    <p className={className === undefined ? styles['clock'] : `${styles['clock']} ${className}`} role="timer">
      {left >= 0 ? duration(left + 999) : `+${duration(-left)}`} <small>{remark(left, words)}</small>
    </p>
  )
}

function remark(left: number, words: { remaining: string; almostOver: string; overTime: string }) {
  if (left < 0) {
    return (
      <Word tone="bad" icon="later">
        {words.overTime}
      </Word>
    )
  }
  if (left > 60_000) return words.remaining
  return (
    <Word tone="warn" icon="tri">
      {words.almostOver}
    </Word>
  )
}

type DrainProps = { readonly since: number; readonly until: number; readonly now: number; readonly tone?: 'live' | 'ok' }

/** How much of the time has gone. */
export function Drain({ since, until, now, tone }: DrainProps) {
  const gone = until <= since ? 1 : Math.min(1, Math.max(0, (now - since) / (until - since)))
  return (
    <div className={tone === undefined ? styles['drain'] : `${styles['drain']} ${styles[tone]}`} aria-hidden="true">
      <i style={{ width: `${Math.round(gone * 100)}%` }} />
    </div>
  )
}
