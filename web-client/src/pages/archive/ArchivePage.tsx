import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { archiveListQuery, searchQuery, speakersQuery, unitsQuery } from '../../api/queries'
import type { Hit, SpeakerLine } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { navigate } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { civil, date } from '../../app/zone'
import { queryString } from '../../api/http'
import { archiveWords } from '../../i18n/archive'
import { Button } from '../../ui/kit/Button'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import styles from './ArchivePage.module.css'
import { FileView } from './FileView'
import { HitList } from './HitList'
import { SearchBox } from './SearchBox'

type Props = { readonly conference: string | null; readonly query: string; readonly at: number | null }

/** Finding what was said, and proving it. */
export default function ArchivePage({ conference, query, at }: Props) {
  const words = useWords(archiveWords)
  const [unit, setUnit] = useState('')
  const [person, setPerson] = useState('')
  const [month, setMonth] = useState('')
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  const held = useQuery(archiveListQuery)
  const units = useQuery(unitsQuery).data ?? []
  const speakers = useQuery(speakersQuery).data ?? []
  const filtered = unit !== '' || person !== '' || month !== ''
  const found = useQuery(
    searchQuery({
      q: query,
      ...(unit === '' ? {} : { unit }),
      ...(person === '' ? {} : { person }),
      ...(month === '' ? {} : { month }),
    }),
  )
  const choose = (hit: Hit) =>
    navigate(`/ho-so/${hit.conference}${queryString({ q: query, t: hit.offsetSeconds ?? undefined })}`)
  const first = found.data?.exact[0] ?? found.data?.folded[0]
  const open = conference ?? first?.conference ?? null
  const second = conference === null ? (first?.offsetSeconds ?? null) : at
  const nothing = found.data !== undefined && first === undefined
  const months = [...new Set((held.data ?? []).map((one) => monthOf(one.from)))].sort().reverse()
  const named = (value: string) => words.month(Number(value.slice(5)), Number(value.slice(0, 4)))
  const where = month === '' ? '' : words.inMonth(named(month))
  return (
    <>
      <TopBar here="archive" />
      <main id="main" className={styles['page']}>
        <section aria-labelledby="archive-find">
          <h1 id="archive-find" className="hide">
            {words.searchTitle}
          </h1>
          <SearchBox key={query} query={query} onSearch={(asked) => navigate(`/ho-so${queryString({ q: asked })}`)} />
          <div className={styles['filters']}>
            <select aria-label={words.unitFilter} value={unit} onChange={(event) => setUnit(event.target.value)}>
              <option value="">{words.allUnits}</option>
              {units.map((one) => (
                <option key={one.id} value={one.id}>
                  {unitText(one)}
                </option>
              ))}
            </select>
            <select aria-label={words.personFilter} value={person} onChange={(event) => setPerson(event.target.value)}>
              <option value="">{words.allPeople}</option>
              {[...speakers].sort(byGivenName).map((one) => (
                <option key={one.person} value={one.person}>
                  {[one.name, one.position].filter(Boolean).join(', ')}
                </option>
              ))}
            </select>
            <select aria-label={words.monthFilter} value={month} onChange={(event) => setMonth(event.target.value)}>
              <option value="">{words.allMonths}</option>
              {months.map((one) => (
                <option key={one} value={one}>
                  {named(one)}
                </option>
              ))}
            </select>
          </div>
          {found.isError ? <FaultBanner fault={found.error} onRetry={() => void found.refetch()} /> : null}
          {nothing ? (
            <div className={styles['nothing']} role="status">
              <p>
                <b>{query === '' ? words.nothingSaid(where) : words.nothing(query, where)}</b> {words.nothingNext}
              </p>
              {filtered ? (
                <Button
                  onPress={() => {
                    setUnit('')
                    setPerson('')
                    setMonth('')
                  }}
                >
                  {words.clearFilters}
                </Button>
              ) : null}
            </div>
          ) : null}
          {found.data === undefined ? null : (
            <HitList
              hits={found.data}
              query={query}
              selected={(hit) => hit.conference === open && hit.offsetSeconds === second}
              onChoose={choose}
            />
          )}
          {query === '' && !filtered ? (
            <>
              <p className="small dim">{words.typeTip(null)}</p>
              <h2 className={styles['held']}>{words.held}</h2>
              {held.isError ? <FaultBanner fault={held.error} onRetry={() => void held.refetch()} /> : null}
              {held.data?.length === 0 ? <p>{words.noneHeld}</p> : null}
              <ul className={styles['list']}>
                {(held.data ?? []).map((one) => (
                  <li key={one.id}>
                    <button
                      type="button"
                      aria-current={one.id === open || undefined}
                      onClick={() => navigate(`/ho-so/${one.id}`)}
                    >
                      <b>{one.title}</b>
                      <span className="dim num">{date(one.from)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
        {open === null ? (
          <p className={styles['choose']}>{words.choose}</p>
        ) : (
          <FileView key={open} conference={open} at={second ?? 0} query={query} />
        )}
      </main>
    </>
  )
}

/** People by given name, then by what stands before it. */
function byGivenName(one: SpeakerLine, other: SpeakerLine): number {
  return givenFirst(one.name).localeCompare(givenFirst(other.name), 'vi')
}

function givenFirst(name: string): string {
  return name.split(' ').reverse().join(' ')
}

function monthOf(instant: string): string {
  const at = civil(instant)
  return `${at.year}-${String(at.month).padStart(2, '0')}`
}
