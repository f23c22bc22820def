import { useQuery } from '@tanstack/react-query'
import { conferenceQuery } from '../../api/queries'
import type { ConferenceLine } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { Link } from '../../app/navigation'
import { scheduleWords } from '../../i18n/schedule'
import { useWords } from '../../ui/words'
import styles from './Aside.module.css'
import { Compose } from './Compose'
import { blankDraft, draftOf } from './draft'
import { Sent } from './Sent'
import type { Week } from './week'

type Props = {
  readonly week: Week
  readonly all: readonly ConferenceLine[]
  readonly conference: string | null
  readonly composing: boolean
  readonly minPosition: number | undefined
  /** Something was written at this position of the log; null when the meeting is not to be shown any more. */
  readonly onChanged: (position: number, conference: string | null) => void
  readonly onDrop: () => void
}

/** Beside the week: the draft, or the meeting that was sent. */
export function Aside({ week, all, conference, composing, minPosition, onChanged, onDrop }: Props) {
  const words = useWords(scheduleWords)
  const plan = useQuery({ ...conferenceQuery(conference ?? '', minPosition), enabled: conference !== null })
  if (composing) {
    return (
      <aside className={styles['aside']} aria-label={words.draft}>
        <Compose
          initial={blankDraft(week.start, words.newDefaultTitle, words.kind)}
          all={all}
          onChanged={onChanged}
          onDrop={onDrop}
        />
      </aside>
    )
  }
  if (conference === null) return <aside aria-hidden="true" />
  if (plan.isError) return <FaultBanner fault={plan.error} onRetry={() => void plan.refetch()} />
  if (plan.data === undefined) return <aside className={styles['aside']} aria-busy="true" />
  const { data } = plan
  if (data.status === 'DRAFT') {
    return (
      <aside className={styles['aside']} aria-label={words.draft}>
        <Compose key={data.id} initial={draftOf(data)} all={all} onChanged={onChanged} onDrop={onDrop} />
      </aside>
    )
  }
  if (data.status === 'CLOSED' || data.status === 'CANCELLED') {
    return (
      <aside className={styles['aside']}>
        <h2>{data.title}</h2>
        <p className="dim">{data.status === 'CLOSED' ? words.over : words.cancelled}</p>
        {data.status === 'CLOSED' ? <Link href={`/ho-so/${data.id}`}>{words.openFile}</Link> : null}
      </aside>
    )
  }
  return (
    <aside className={styles['aside']} aria-label={data.title}>
      <Sent plan={data} minPosition={minPosition} onChanged={onChanged} />
    </aside>
  )
}
