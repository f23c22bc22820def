import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { archiveFileQuery } from '../../api/queries'
import type { ArchiveFile, AttendanceSite } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { Link } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { common } from '../../i18n/common'
import { padWords } from '../../i18n/pad'
import { Icon } from '../../ui/kit/Icon'
import { Word } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { whoText } from '../../ui/kit/Who'
import { clockTime, duration } from '../../ui/time'
import { useWords } from '../../ui/words'
import { FindAndPlay } from '../archive/FindAndPlay'
import styles from './ClosedPage.module.css'

/** After the end: who was there, who spoke how long, what became of the recording, and finding one's own words. */
export function ClosedPage({ conference }: { readonly conference: string }) {
  const words = useWords(padWords)
  const [searched, setSearched] = useState(false)
  const file = useQuery({
    ...archiveFileQuery(conference),
    retry: 6,
    refetchInterval: (query) => ((query.state.data?.recording?.seal ?? null) === null ? 2_000 : false),
  })
  return (
    <>
      <TopBar here="schedule" />
      <main id="main" className={styles['page']} aria-busy={file.isPending}>
        <div className={styles['head']}>
          <div>
            <h1>{words.closedTitle}</h1>
            {file.data === undefined ? null : <p className="dim">{ended(file.data, words)}</p>}
          </div>
          <Link className={styles['plan']} href="/lich?tuan=sau">
            <Icon name="calendar" />
            {words.schedule}
          </Link>
        </div>
        {file.isError ? <FaultBanner fault={file.error} onRetry={() => void file.refetch()} /> : null}
        <div className={searched ? styles['stacked'] : styles['cols']}>
          <section className={styles['find']} aria-labelledby="closed-find">
            <h2 id="closed-find">{words.findSpeech}</h2>
            <FindAndPlay conference={conference} onSearched={() => setSearched(true)} />
          </section>
          {file.data === undefined ? null : <Facts file={file.data} />}
        </div>
      </main>
    </>
  )
}

type Words = { closedAt: (time: string, lasted: string) => string }

function ended({ conference }: ArchiveFile, words: Words): string {
  const [from, to] = [conference.opened ?? conference.from, conference.closed ?? conference.to]
  return `${conference.title}. ${words.closedAt(clockTime(to), duration(Date.parse(to) - Date.parse(from)))}`
}

function Facts({ file }: { readonly file: ArchiveFile }) {
  const words = useWords(padWords)
  const { attendance, recording } = file
  const absent = attendance?.sites.filter((one) => one.site !== attendance.mainSite && isAbsent(one)) ?? []
  const spoken = minutesByUnit(file, useWords(common).erasedPerson)
  return (
    <div className={styles['facts']}>
      {attendance === null ? null : (
        <section aria-labelledby="closed-there">
          <h2 id="closed-there">{words.attendance}</h2>
          <p className={styles['figure']}>
            {attendance.present}
            <small>/{attendance.expected}</small>
          </p>
          {absent.length === 0 ? (
            <p className="dim">{words.noAbsent}</p>
          ) : (
            <p>
              <b>{words.absent}:</b>{' '}
              {absent.map((site, index) => (
                <span key={site.site}>
                  {index === 0 ? '' : ', '}
                  <Unit unit={site.unit} />
                </span>
              ))}
            </p>
          )}
        </section>
      )}
      <section aria-labelledby="closed-spoke">
        <h2 id="closed-spoke">{words.speakers}</h2>
        {spoken.length === 0 ? <p className="dim">{words.noSpeakers}</p> : null}
        <ul className={styles['spoke']}>
          {spoken.map((one) => (
            <li key={one.key}>
              <span>
                <Unit unit={one.unit} /> <span className="dim small">{one.who}</span>
              </span>
              <b className="num">{duration(one.milliseconds)}</b>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="closed-rec">
        <h2 id="closed-rec">{words.record}</h2>
        {recording === null ? (
          <p>{words.recordNone}</p>
        ) : recording.seal === null ? (
          <Word tone="hold" icon="wait">
            {words.recordSealing}
          </Word>
        ) : (
          <Word tone="ok" icon="seal">
            {words.recordSealed}
          </Word>
        )}
        <p>
          <Link href={`/ho-so/${file.conference.id}`}>{words.toArchive}</Link>
        </p>
      </section>
    </div>
  )
}

function isAbsent(site: AttendanceSite): boolean {
  return site.presence === 'ABSENT' || site.presence === 'EXPECTED'
}

type Spoken = {
  readonly key: string
  readonly unit: AttendanceSite['unit']
  readonly who: string
  readonly milliseconds: number
}

/** Time spoken by site and person, in the order in which they first spoke. */
function minutesByUnit(file: ArchiveFile, erased: string): readonly Spoken[] {
  const sums = new Map<string, Spoken>()
  for (const { site, unit, speaker, start, end } of file.speeches) {
    const who = whoText(speaker, erased)
    const key = `${site} ${who}`
    const lasted = end === null ? 0 : Date.parse(end) - Date.parse(start)
    sums.set(key, { key, unit, who, milliseconds: (sums.get(key)?.milliseconds ?? 0) + lasted })
  }
  return [...sums.values()]
}
