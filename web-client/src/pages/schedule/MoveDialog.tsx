import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/http'
import type { ConferencePlan, Written } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { date, dateField, fieldsToInstant } from '../../app/zone'
import { scheduleWords } from '../../i18n/schedule'
import { Panel } from '../../ui/kit/aria/Panel'
import { BigAction, Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { Icon } from '../../ui/kit/Icon'
import { Word } from '../../ui/kit/Tag'
import { clockTime, longDate } from '../../ui/time'
import { useLanguage, useWords } from '../../ui/words'
import styles from './MoveDialog.module.css'

type Props = {
  readonly open: boolean
  readonly plan: ConferencePlan
  readonly onClose: () => void
  readonly onMoved: (position: number) => void
}

/** Another time for this one occurrence: what follows is said before it is done. */
export function MoveDialog({ open, plan, onClose, onMoved }: Props) {
  const words = useWords(scheduleWords)
  return (
    <Panel open={open} title={words.moveTitle(date(plan.from))} close={words.close} onClose={onClose}>
      <Move plan={plan} onClose={onClose} onMoved={onMoved} />
    </Panel>
  )
}

function Move({ plan, onClose, onMoved }: Omit<Props, 'open'>) {
  const words = useWords(scheduleWords)
  const { language } = useLanguage()
  const [day, setDay] = useState(dateField(plan.from))
  const [time, setTime] = useState(clockTime(plan.from))
  const length = Date.parse(plan.to) - Date.parse(plan.from)
  const from = fieldsToInstant(day, time)
  const same = from === null || Date.parse(from) === Date.parse(plan.from)
  const move = useMutation({
    mutationFn: (start: string) =>
      post<Written>(`/conferences/${plan.id}/move`, {
        from: start,
        to: new Date(Date.parse(start) + length).toISOString(),
      }),
    onSuccess: ({ position }) => {
      onMoved(position)
      onClose()
    },
  })
  const effects: readonly (readonly [what: string, says: string])[] = [
    [words.moveWords.sites, words.moveEffects.sites(plan.sites.length)],
    [words.moveWords.links, words.moveEffects.links],
    [words.moveWords.told, words.moveEffects.told],
  ]
  return (
    <>
      <div className={styles['fields']}>
        <Field label={words.field.date} type="date" value={day} onChange={setDay} />
        <Field
          label={words.field.from}
          inputMode="numeric"
          pattern="[0-2]\d:[0-5]\d"
          maxLength={5}
          placeholder="08:00"
          value={time}
          onChange={setTime}
        />
      </div>
      <p className={`${styles['change']} num`}>
        <s>{clockTime(plan.from)}</s>
        <Icon name="next" />
        <b>{time}</b>
        <span>{from === null ? '' : longDate(from, language)}</span>
      </p>
      <ul className={styles['effects']}>
        {effects.map(([what, says]) => (
          <li key={what}>
            <Word tone="ok" icon="check">
              {what}
            </Word>
            <span>{says}</span>
          </li>
        ))}
      </ul>
      {move.isError ? <FaultBanner fault={move.error} /> : null}
      <BigAction
        icon="swap"
        cannot={same}
        waiting={move.isPending}
        onPress={() => (from === null ? undefined : move.mutate(from))}
      >
        {words.moveDo}
      </BigAction>
      <Button look="quiet" onPress={onClose}>
        {words.keep(clockTime(plan.from))}
      </Button>
    </>
  )
}
