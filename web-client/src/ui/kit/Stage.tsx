import type { ReactNode } from 'react'
import type { LiveSlot } from '../../media/peer-connection'
import type { SlotView } from '../../media/slots'
import { Icon, type IconName } from './Icon'
import styles from './Stage.module.css'
import { Video } from './Video'

export type StageProps = {
  readonly frame?: 'live' | 'next' | 'lost' | undefined
  readonly stream: MediaStream | null
  /** What the stream may show; a covered one shows what lies in the middle. */
  readonly view: SlotView
  readonly label: string
  /** The lower third: unit; person and position. */
  readonly third?: ReactNode
  /** Who speaks, small, beside a screen. */
  readonly beside?: LiveSlot | null | undefined
  readonly corner?: ReactNode
  /** Instead of a picture: icon, fact, what happens. */
  readonly middle?: { readonly icon: IconName; readonly fact: string; readonly detail?: string | undefined } | undefined
  /** On a phone the lower third stands under the picture, not on it. */
  readonly under?: boolean
  readonly className?: string | undefined
}

/** Who is seen by all. */
export function Stage({ frame, stream, view, label, third, corner, beside, middle, under = false, className }: StageProps) {
  const shown = view.state === 'SHOWN' && middle === undefined
  const classes = [styles['stage'], 'on-stage', frame === undefined ? '' : styles[frame], under ? styles['under'] : '', className]
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {shown ? <Video stream={stream} label={label} whole={view.kind === 'SCREEN'} /> : null}
      {shown && view.kind === 'SCREEN' && beside?.view.state === 'SHOWN' ? (
        <div className={styles['beside']}>
          <Video stream={beside.stream} label="" />
        </div>
      ) : null}
      {middle === undefined ? null : (
        <div className={third === undefined ? styles['middle'] : `${styles['middle']} ${styles['raised']}`}>
          <Icon name={middle.icon} />
          <p>
            <b>{middle.fact}</b>
          </p>
          {middle.detail === undefined ? null : <p>{middle.detail}</p>}
        </div>
      )}
      {corner === undefined ? null : <div className={styles['corner']}>{corner}</div>}
      {third === undefined ? null : <div className={styles['third']}>{third}</div>}
    </div>
  )
}
