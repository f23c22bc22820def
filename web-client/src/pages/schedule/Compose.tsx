import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { post, put } from '../../api/http'
import { listsQuery, peopleQuery, sitesQuery } from '../../api/queries'
import type { ConferenceLine, Written } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { scheduleWords } from '../../i18n/schedule'
import { BigAction, Button } from '../../ui/kit/Button'
import { Banner } from '../../ui/kit/Banner'
import { Field } from '../../ui/kit/Field'
import { Word } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'
import { AgendaFields } from './AgendaFields'
import { ClashNotice } from './ClashNotice'
import styles from './Compose.module.css'
import { bodyOf, freeTimes, holdsList, lineOf, spanOf, whyNot, withList, type Draft } from './draft'
import { Select } from './Select'
import { clashes } from './week'
import { dateField } from '../../app/zone'
import { clockTime } from '../../ui/time'

type Props = {
  readonly initial: Draft
  readonly all: readonly ConferenceLine[]
  readonly onChanged: (position: number, conference: string | null) => void
  readonly onDrop: () => void
}

const levels = ['THUONG', 'MAT', 'TOI_MAT', 'TUYET_MAT'] as const

/** Composing a meeting: everything is filled in from last week; the big action sends the invitations. */
export function Compose({ initial, all, onChanged, onDrop }: Props) {
  const words = useWords(scheduleWords)
  const [draft, setDraft] = useState(initial)
  const [now] = useState(Date.now)
  const lists = useQuery(listsQuery).data ?? []
  const sites = useQuery(sitesQuery).data ?? []
  const people = useQuery(peopleQuery).data ?? []
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  const place = sites.find((site) => site.id === draft.mainSite)?.name ?? null
  const line = lineOf(draft, place)
  const others = all.filter((one) => one.id !== draft.id && one.status !== 'CLOSED')
  const holder = line === null ? undefined : others.find((one) => clashes(line, [one]))
  const missing = whyNot(draft)
  const cannot = missing !== null || holder !== undefined

  const save = async (asDraft: boolean): Promise<Written> => {
    const span = spanOf(draft)
    if (span === null) throw new Error('a draft without a span is not sent')
    const body = bodyOf(draft, span)
    if (draft.id === null) return post<Written>('/conferences', { ...body, draft: asDraft })
    if (draft !== initial) await put<Written>(`/conferences/${draft.id}`, body)
    return asDraft ? { id: draft.id, status: 'DRAFT', position: 0 } : post<Written>(`/conferences/${draft.id}/schedule`)
  }
  const written = (answer: Written) => onChanged(answer.position, answer.id)
  const send = useMutation({ mutationFn: () => save(false), onSuccess: written })
  const keep = useMutation({ mutationFn: () => save(true), onSuccess: written })

  return (
    <>
      <div>
        <p className="small dim">{words.draft}</p>
        <h2>{draft.title}</h2>
      </div>
      <Field label={words.field.title} value={draft.title} onChange={(title) => change({ title })} maxLength={500} />
      <div className={styles['when']}>
        <Field label={words.field.date} type="date" value={draft.day} onChange={(day) => change({ day })} />
        <Field
          label={words.field.from}
          inputMode="numeric"
          pattern="[0-2]\d:[0-5]\d"
          maxLength={5}
          placeholder="08:00"
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <Field
          label={words.field.to}
          inputMode="numeric"
          pattern="[0-2]\d:[0-5]\d"
          maxLength={5}
          placeholder="08:00"
          value={draft.to}
          onChange={(to) => change({ to })}
        />
      </div>
      <fieldset className={styles['lists']}>
        <legend>{words.lists}</legend>
        {lists.map((list) => (
          <label key={list.id}>
            <input
              type="checkbox"
              checked={holdsList(draft, list)}
              onChange={(event) => setDraft(withList(draft, list, event.target.checked, sites))}
            />
            {list.name} <span className="num dim">{list.units.length}</span>
          </label>
        ))}
      </fieldset>
      <details className={styles['more']}>
        <summary>
          {words.field.agenda}, {words.field.mainSite.toLowerCase()}, {words.field.secrecy.toLowerCase()}
        </summary>
        <AgendaFields agenda={draft.agenda} onChange={(agenda) => change({ agenda })} />
        <Select
          label={words.field.mainSite}
          value={draft.mainSite ?? ''}
          options={[['', '–'], ...sites.map((site) => [site.id, site.name] as const)]}
          onChange={(mainSite) =>
            change({
              mainSite: mainSite === '' ? null : mainSite,
              sites: draft.sites.filter((site) => site !== mainSite),
            })
          }
        />
        <Select
          label={words.field.chair}
          value={draft.chair?.person ?? ''}
          options={[
            ['', '–'],
            ...people.map((one) => [one.id, [one.name, one.position].filter(Boolean).join(', ')] as const),
          ]}
          onChange={(person) => {
            const position = people.find((one) => one.id === person)?.position ?? ''
            change({ chair: person === '' ? null : { person, position } })
          }}
        />
        <Field
          label={words.field.minutes}
          type="number"
          min={1}
          max={120}
          value={String(draft.minutesPerSpeaker)}
          onChange={(minutes) => change({ minutesPerSpeaker: Math.max(1, Math.min(120, Number(minutes) || 1)) })}
        />
      </details>
      <Select
        label={words.field.secrecy}
        value={draft.secrecy}
        options={levels.map((level) => [level, words.secrecy[level]] as const)}
        onChange={(secrecy) => change({ secrecy })}
      />
      {draft.secrecy === 'THUONG' ? null : <Banner tone="bad" icon="lock" fact={words.secrecyRefused} />}
      <p className={styles['sum']} role="status">
        <b className="num">{draft.participants.length}</b> {words.participantsWord},{' '}
        {holder === undefined ? (
          <span className="dim">{words.noClash}</span>
        ) : (
          <Word tone="bad" icon="tri">
            {words.clashes(1)}
          </Word>
        )}
      </p>
      {line === null || holder === undefined ? null : (
        <ClashNotice
          holder={holder}
          place={place ?? ''}
          free={freeTimes(line, others, now)}
          onChoose={({ from, to }) => change({ day: dateField(from), from: clockTime(from), to: clockTime(to) })}
        />
      )}
      {send.isError ? <FaultBanner fault={send.error} /> : null}
      {keep.isError ? <FaultBanner fault={keep.error} /> : null}
      <BigAction icon="talk" cannot={cannot} waiting={send.isPending} why="compose-why" onPress={() => send.mutate()}>
        {send.isPending ? words.sending : words.send}
      </BigAction>
      <p className="small dim" id="compose-why">
        {missing === null ? (holder === undefined ? '' : words.clashFirst) : words.sendWhy[missing]}
      </p>
      <div className={styles['rest']}>
        <Button look="quiet" cannot={spanOf(draft) === null} aria-busy={keep.isPending} onPress={() => keep.mutate()}>
          {words.saveDraft}
        </Button>
        <Button look="quiet" onPress={onDrop}>
          {words.dropDraft}
        </Button>
      </div>
    </>
  )
}
