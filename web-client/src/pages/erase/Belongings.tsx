import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ApiError, post } from '../../api/http'
import { belongingsQuery, erasureQuery, peopleQuery } from '../../api/queries'
import type { ErasureState, PersonBelongings } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { common } from '../../i18n/common'
import { eraseWords, type EraseWords } from '../../i18n/erase'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { useWords } from '../../ui/words'
import styles from './ErasePage.module.css'

type Props = { readonly person: string; readonly onOther: () => void }

/** What is kept of one person; the erasure; and that it is done. */
export function Belongings({ person, onOther }: Props) {
  const words = useWords(eraseWords)
  const queries = useQueryClient()
  const all = useQuery({ ...belongingsQuery(person), staleTime: Number.POSITIVE_INFINITY })
  const erase = useMutation({
    mutationFn: (name: string) => post<ErasureState>(`/people/${person}/erase`, { name }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
  if (erase.isSuccess) return <Done person={person} onOther={onOther} />
  return (
    <section className={styles['sheet']} aria-busy={all.isPending}>
      {all.isError ? <FaultBanner fault={all.error} onRetry={() => void all.refetch()} /> : null}
      {all.data === undefined ? null : (
        <>
          <header className={styles['chosen']}>
            <h2>{all.data.name}</h2>
            <p className="dim">{all.data.position ?? ''}</p>
            <Button look="quiet" onPress={onOther}>
              {words.other}
            </Button>
          </header>
          <Kept all={all.data} />
          <Confirm name={all.data.name} busy={erase.isPending} fault={erase.error} onErase={(typed) => erase.mutate(typed)} />
        </>
      )}
    </section>
  )
}

function Kept({ all }: { readonly all: PersonBelongings }) {
  const words = useWords(eraseWords)
  const erased = useWords(common).erasedPerson
  const { traces } = all
  const parts = [words.name, all.phone === null ? null : words.phone, all.mail === null ? null : words.mail]
  const stays = (['chaired', 'attended', 'spoke', 'contactOf'] as const).filter((what) => traces[what] > 0)
  return (
    <div className={styles['kept']}>
      <section>
        <h3>{words.goes}</h3>
        <ul>
          <li>{words.goesData(parts.filter((part) => part !== null))}</li>
          {all.accounts === 0 ? null : <li>{words.goesAccounts(all.accounts)}</li>}
          {traces.wrote === 0 ? null : <li>{words.goesTexts(traces.wrote)}</li>}
        </ul>
      </section>
      <section>
        <h3>{words.stays}</h3>
        <p className="dim">{stays.length === 0 ? words.nowhere : words.staysAs(erased)}</p>
        <ul>
          {stays.map((what) => (
            <li key={what}>{words[what](traces[what])}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.notReached}</h3>
        <ul>
          {traces.recorded === 0 ? null : <li>{words.recorded(traces.recorded)}</li>}
          <li>{words.named}</li>
          <li>
            {all.backups.length === 0 ? words.noBackup : words.backups(all.backups.length)}
            <Backups backups={all.backups} words={words} />
          </li>
        </ul>
      </section>
    </div>
  )
}

const day = 86_400_000

function Backups({ backups, words }: { readonly backups: PersonBelongings['backups']; readonly words: EraseWords }) {
  const [now] = useState(() => Date.now())
  return (
    <ul className="dim small">
      {backups.map(({ file, made }) => (
        <li key={file}>{words.backup(file, Math.floor((now - Date.parse(made)) / day))}</li>
      ))}
    </ul>
  )
}

type ConfirmProps = {
  readonly name: string
  readonly busy: boolean
  readonly fault: Error | null
  readonly onErase: (typed: string) => void
}

function Confirm({ name, busy, fault, onErase }: ConfirmProps) {
  const words = useWords(eraseWords)
  const [typed, setTyped] = useState('')
  const right = typed.normalize('NFC').trim().replace(/\s+/g, ' ') === name.normalize('NFC')
  const said = fault instanceof ApiError ? words.fault[fault.code] : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (right && !busy) onErase(typed)
  }
  return (
    <form className={styles['confirm']} onSubmit={submit}>
      <Field label={words.confirm(name)} value={typed} onChange={setTyped} autoComplete="off" />
      {fault === null ? null : said === undefined ? <FaultBanner fault={fault} /> : <Banner tone="bad" icon="tri" fact={said} />}
      <Button look="do" type="submit" cannot={!right} aria-busy={busy}>
        {words.erase}
      </Button>
    </form>
  )
}

function Done({ person, onOther }: Props) {
  const words = useWords(eraseWords)
  const state = useQuery(erasureQuery(person)).data
  return (
    <section className={styles['sheet']}>
      <Banner tone="ok" fact={words.done}>
        {state?.underWay === false ? words.over : words.underWay}
      </Banner>
      <Button look="plain" onPress={onOther}>
        {words.other}
      </Button>
    </section>
  )
}
