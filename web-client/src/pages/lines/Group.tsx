import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { put } from '../../api/http'
import type { RollLine } from '../../api/line-types'
import { rollQuery } from '../../api/queries'
import { FaultBanner } from '../../app/Fault'
import { linesWords } from '../../i18n/lines'
import { Panel } from '../../ui/kit/aria/Panel'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import styles from './Lines.module.css'

type Props = { readonly conference: string; readonly site: string; readonly name: string }

/** A call that stands for several sites: which, how each of them is, and choosing them. */
export function Group({ conference, site, name }: Props) {
  const words = useWords(linesWords)
  const [open, setOpen] = useState(false)
  const roll = useQuery(rollQuery(conference)).data ?? []
  const own = roll.find((one) => one.site === site)
  const behind = roll.filter((one) => own?.standsFor.includes(one.site))
  return (
    <div className={styles['group']}>
      {behind.length === 0 ? null : (
        <>
          {words.behind(behind.length)}
          <ul>
            {behind.map((one) => (
              <li key={one.site}>
                {one.name}: {one.through === site ? words.there : one.link === 'CONNECTED' ? words.own : words.away}
              </li>
            ))}
          </ul>
        </>
      )}
      {own === undefined || own.through !== null ? null : (
        <Button look="plain" onPress={() => setOpen(true)}>
          {words.group}
        </Button>
      )}
      {open && own !== undefined ? (
        <Choice conference={conference} own={own} name={name} roll={roll} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  )
}

type ChoiceProps = {
  readonly conference: string
  readonly own: RollLine
  readonly name: string
  readonly roll: readonly RollLine[]
  readonly onClose: () => void
}

function Choice({ conference, own, name, roll, onClose }: ChoiceProps) {
  const words = useWords(linesWords)
  const client = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(own.standsFor))
  const save = useMutation({
    mutationFn: () =>
      put(`/conferences/${conference}/rooms/${own.site}/group`, {
        sites: roll.filter((one) => chosen.has(one.site)).map((one) => one.site),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['roll', conference] })
      onClose()
    },
  })
  const elsewhere = new Set(roll.filter((one) => one.site !== own.site).flatMap((one) => one.standsFor))
  const free = roll.filter((one) => one.site !== own.site && one.standsFor.length === 0 && !elsewhere.has(one.site))
  const turn = (site: string) =>
    setChosen((before) => new Set(before.has(site) ? [...before].filter((one) => one !== site) : [...before, site]))
  return (
    <Panel open title={`${words.group}: ${name}`} close={words.close} onClose={onClose}>
      <p>{words.groupLead}</p>
      {save.isError ? <FaultBanner fault={save.error} onRetry={() => save.mutate()} /> : null}
      <div className={styles['choice']} role="group" aria-label={words.group}>
        {free.map((one) => (
          <label key={one.site}>
            <input type="checkbox" checked={chosen.has(one.site)} onChange={() => turn(one.site)} /> {one.name}
          </label>
        ))}
      </div>
      <Button look="do" cannot={save.isPending} onPress={() => save.mutate()}>
        {words.groupKeep}
      </Button>
    </Panel>
  )
}
