import type { ConferenceLine } from '../../api/types'
import { civil, shortDate } from '../../app/zone'
import { scheduleWords, type ScheduleWords } from '../../i18n/schedule'
import { Word } from '../../ui/kit/Tag'
import { clockTime } from '../../ui/time'
import { useWords } from '../../ui/words'
import { clashes, daysOf, rowsByRoom, sameDay, type Week } from './week'
import styles from './WeekGrid.module.css'

type Props = {
  readonly week: Week
  readonly conferences: readonly ConferenceLine[]
  readonly today: number
  readonly open: string | null
  readonly onOpen: (conference: string) => void
}

/** The week as a table: a row per room, a column per day; at 390 pixels a list by room, empty days left out. */
export function WeekGrid({ week, conferences, today, open, onOpen }: Props) {
  const words = useWords(scheduleWords)
  const days = daysOf(week, conferences)
  const rows = rowsByRoom(conferences, days, words.noRoom)
  const columns = { gridTemplateColumns: `158px repeat(${days.length}, minmax(0, 1fr))` }
  const dayName = (day: number) => `${words.days[civil(day).weekday - 1] ?? ''} ${shortDate(day)}`
  return (
    <div className={styles['grid']} role="table" aria-label={words.byRoom}>
      <div className={`${styles['row']} ${styles['top']}`} role="row" style={columns}>
        <span role="columnheader">{words.room}</span>
        {days.map((day) => (
          <span key={day} role="columnheader" className={sameDay(day, today) ? styles['today'] : undefined}>
            {words.days[civil(day).weekday - 1]} <b className="num">{shortDate(day)}</b>
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.room} className={styles['row']} role="row" style={columns}>
          <span role="rowheader">
            <b>{row.room}</b>
          </span>
          {row.cells.map((cell, index) => {
            const day = days[index] ?? 0
            return (
              <span
                key={day}
                role="cell"
                data-day={dayName(day)}
                className={[sameDay(day, today) ? styles['today'] : '', cell.length === 0 ? styles['free'] : ''].join(
                  ' ',
                )}
              >
                {cell.length === 0 ? <span className="hide">{words.free}</span> : null}
                {cell.map((one) => (
                  <Event
                    key={one.id}
                    one={one}
                    clash={clashes(one, conferences)}
                    open={one.id === open}
                    words={words}
                    onOpen={onOpen}
                  />
                ))}
              </span>
            )
          })}
        </div>
      ))}
    </div>
  )
}

type EventProps = {
  readonly one: ConferenceLine
  readonly clash: boolean
  readonly open: boolean
  readonly words: ScheduleWords
  readonly onOpen: (conference: string) => void
}

function Event({ one, clash, open, words, onOpen }: EventProps) {
  const look =
    one.status === 'DRAFT' ? styles['draft'] : clash ? styles['clash'] : one.status === 'LIVE' ? styles['live'] : ''
  return (
    <button
      type="button"
      className={[styles['event'], look, open ? styles['open'] : ''].join(' ')}
      aria-current={open || undefined}
      onClick={() => onOpen(one.id)}
    >
      <span className="num">
        {clockTime(one.from)}–{clockTime(one.to)}
      </span>{' '}
      <b>{one.title}</b>
      <span className={styles['extra']}>{extra(one, clash, words)}</span>
    </button>
  )
}

function extra(one: ConferenceLine, clash: boolean, words: ScheduleWords) {
  if (clash && one.status !== 'DRAFT') {
    return (
      <Word tone="bad" icon="tri">
        {words.clash}
      </Word>
    )
  }
  switch (one.status) {
    case 'DRAFT':
      return words.drafting
    case 'LIVE':
      return (
        <Word tone="live" icon="mic">
          {words.live}
        </Word>
      )
    case 'CLOSED':
      return words.over
    default:
      return words.participants(one.participants)
  }
}
