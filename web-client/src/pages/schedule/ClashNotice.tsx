import type { ConferenceLine } from '../../api/types'
import { civil, shortDate } from '../../app/zone'
import { scheduleWords } from '../../i18n/schedule'
import { Button } from '../../ui/kit/Button'
import { clockTime } from '../../ui/time'
import { useWords } from '../../ui/words'
import styles from './ClashNotice.module.css'

type Span = { readonly from: string; readonly to: string }
type Props = {
  readonly holder: ConferenceLine
  readonly place: string
  readonly free: readonly Span[]
  readonly onChoose: (span: Span) => void
}

/** Who holds the room, and three free times, one press each. */
export function ClashNotice({ holder, place, free, onChoose }: Props) {
  const words = useWords(scheduleWords)
  return (
    <div className={styles['clash']} role="alert">
      <p>
        <b>{words.held(place)}</b>
        <br />
        {[holder.organiser, holder.title].filter(Boolean).join(', ')}
      </p>
      {free.length === 0 ? null : <p className={styles['pick']}>{words.freeTimes}</p>}
      <div className={styles['slots']}>
        {free.map((span) => (
          <Button key={span.from} onPress={() => onChoose(span)}>
            <b>
              {words.days[civil(span.from).weekday - 1]} {shortDate(span.from)}
            </b>
            <span className="num">{words.span(clockTime(span.from), clockTime(span.to))}</span>
          </Button>
        ))}
      </div>
    </div>
  )
}
