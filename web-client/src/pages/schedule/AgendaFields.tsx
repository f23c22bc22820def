import type { AgendaItem } from '../../api/types'
import { scheduleWords } from '../../i18n/schedule'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import styles from './AgendaFields.module.css'

type Props = { readonly agenda: readonly AgendaItem[]; readonly onChange: (agenda: readonly AgendaItem[]) => void }

/** Items in their order, with their minutes. */
export function AgendaFields({ agenda, onChange }: Props) {
  const words = useWords(scheduleWords)
  const change = (index: number, part: Partial<AgendaItem>) =>
    onChange(agenda.map((item, at) => (at === index ? { ...item, ...part } : item)))
  return (
    <div className={styles['agenda']}>
      {agenda.map((item, index) => (
        // Items have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles['item']}>
          <input
            aria-label={words.agendaItem(index + 1)}
            value={item.title}
            maxLength={500}
            onChange={(event) => change(index, { title: event.target.value })}
          />
          <input
            aria-label={`${words.agendaItem(index + 1)}, ${words.minutesShort}`}
            type="number"
            min={1}
            max={600}
            value={item.minutes}
            onChange={(event) => change(index, { minutes: Math.max(1, Number(event.target.value) || 1) })}
          />
          <Button
            look="icon"
            icon="cross"
            aria-label={words.agendaRemove(index + 1)}
            onPress={() => onChange(agenda.filter((_, at) => at !== index))}
          >
            {null}
          </Button>
        </div>
      ))}
      <Button look="quiet" icon="plus" onPress={() => onChange([...agenda, { title: '', minutes: 30 }])}>
        {words.agendaAdd}
      </Button>
    </div>
  )
}
