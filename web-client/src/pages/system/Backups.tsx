import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, post } from '../../api/http'
import { meQuery, systemQuery } from '../../api/queries'
import type { SystemWork } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { Link } from '../../app/navigation'
import { systemWords } from '../../i18n/system'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { clockTime } from '../../ui/time'
import { useWords } from '../../ui/words'
import styles from './SystemPage.module.css'

/** The presses that keep data: back up, try the last backup; and the way to where a person is erased. */
export function Backups({ work, backedUp }: { readonly work: SystemWork | null; readonly backedUp: boolean }) {
  const words = useWords(systemWords)
  const queries = useQueryClient()
  const may = useQuery(meQuery).data?.may ?? []
  const [asked, ask] = useState(false)
  const begin = useMutation({
    mutationFn: (what: 'backup' | 'trial') => post<SystemWork>(`/system/${what}`),
    onSettled: () => void queries.invalidateQueries({ queryKey: systemQuery.queryKey }),
  })
  if (!may.includes('administer') && !may.includes('technician')) return null
  const busy = begin.isPending || (work !== null && work.ended === null)
  const said = begin.error instanceof ApiError ? words.workFault[begin.error.code] : undefined
  return (
    <section aria-labelledby="system-backups" className={styles['keep']}>
      <h2 id="system-backups">{words.keepTitle}</h2>
      <p className="dim">{words.keepSays}</p>
      <p className={styles['presses']}>
        <Button icon="doc" cannot={busy} onPress={() => begin.mutate('backup')}>
          {words.backUp}
        </Button>
        <Button look="plain" cannot={busy || !backedUp} onPress={() => ask(true)}>
          {words.tryIt}
        </Button>
        {may.includes('administer') ? <Link href="/xoa-nguoi">{words.erasePerson}</Link> : null}
      </p>
      {begin.isError && said !== undefined ? <Banner tone="bad" icon="tri" fact={said} /> : null}
      {begin.isError && said === undefined ? <FaultBanner fault={begin.error} /> : null}
      {work === null ? null : <Now work={work} />}
      <Dialog
        open={asked}
        question={words.tryQuestion}
        verb={words.tryDo}
        wayOut={words.rebuildKeep}
        onClose={() => ask(false)}
        onConfirm={() => {
          ask(false)
          begin.mutate('trial')
        }}
      >
        <p>{words.tryConsequence}</p>
      </Dialog>
    </section>
  )
}

function Now({ work }: { readonly work: SystemWork }) {
  const words = useWords(systemWords)
  const { ended, fault, file, kind, percent } = work
  if (ended === null) {
    const fact = percent < 100 ? words.working[kind] : words.checking
    return (
      <div role="status" className={styles['working']}>
        <p>
          <b>{fact}</b> {percent} %
        </p>
        <progress max={100} value={percent} aria-label={fact} />
      </div>
    )
  }
  const seconds = Math.max(1, Math.round((Date.parse(ended) - Date.parse(work.began)) / 1_000))
  return fault === null ? (
    <Banner tone="ok" fact={words.worked[kind](clockTime(ended), seconds)}>
      {file ?? ''}
    </Banner>
  ) : (
    <Banner tone="bad" icon="tri" fact={words.notWorked[kind](clockTime(ended))}>
      {words.workFault[fault] ?? fault}
    </Banner>
  )
}
