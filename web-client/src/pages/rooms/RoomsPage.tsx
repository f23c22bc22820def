import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { roomCallsQuery } from '../../api/board-queries'
import { meQuery } from '../../api/queries'
import { roomsQuery } from '../../api/room-queries'
import type { RoomLine } from '../../api/room-types'
import { FaultBanner } from '../../app/Fault'
import { Link } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { roomsWords } from '../../i18n/rooms'
import { Banner } from '../../ui/kit/Banner'
import { Field } from '../../ui/kit/Field'
import { Toast } from '../../ui/kit/Toast'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { folded } from '../pad/find'
import { CallAbsent } from './CallAbsent'
import { Details } from './Details'
import { grouped, lookOf } from './look'
import { RoomRow } from './RoomRow'
import styles from './Rooms.module.css'
import { useAnnounced } from './use-announced'
import { HeldFocus, useHeldFocus } from './use-kept-focus'

/** Every room system of one conference: what it dials, how it is, and calling it. */
export default function RoomsPage({ conference }: { readonly conference: string }) {
  const words = useWords(roomsWords)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  const rooms = useQuery(roomsQuery(conference))
  const all = rooms.data ?? []
  // Without SIP no room has a password to register with.
  const off = all.length > 0 && all.every((room) => room.password === null)
  const [said, say] = useState<{ fact: string; undo?: () => void } | null>(null)
  const announced = useAnnounced(all)
  return (
    <>
      <TopBar here="lines" />
      <main id="main" className={styles['page']} aria-busy={rooms.isPending}>
        <header>
          <h1>{words.title}</h1>
          <Count rooms={all} />
          <p className="dim">{words.lead}</p>
          <p className={styles['ways']}>
            <Link href={`/pad/${conference}`}>{words.toPad}</Link>
            <Link href={`/duong-truyen/${conference}`}>{words.toLines}</Link>
          </p>
        </header>
        {rooms.isError && rooms.data === undefined ? (
          <FaultBanner fault={rooms.error} onRetry={() => void rooms.refetch()} />
        ) : null}
        {rooms.isError && rooms.data !== undefined ? <Banner tone="bad" fact={words.stale} /> : null}
        {off ? <Off /> : null}
        {rooms.data !== undefined && all.length === 0 ? <Banner tone="hold" icon="wait" fact={words.none} /> : null}
        {all.length === 0 || off ? null : (
          <div className={styles['work']}>
            <CallAbsent conference={conference} rooms={all} onSaid={(fact, undo) => say({ fact, ...(undo === undefined ? {} : { undo }) })} />
            {said === null ? null : (
              <Toast
                key={said.fact}
                fact={said.fact}
                onGone={() => say(null)}
                {...(said.undo === undefined
                  ? {}
                  : {
                      onUndo: () => {
                        said.undo?.()
                        say(null)
                      },
                    })}
              />
            )}
          </div>
        )}
        {all.length === 0 || off ? null : <List conference={conference} rooms={all} onSaid={(fact) => say({ fact })} />}
        <p className="hide" role="status" ref={announced} />
      </main>
    </>
  )
}

function Count({ rooms }: { readonly rooms: readonly RoomLine[] }) {
  const words = useWords(roomsWords)
  const states = rooms.map((room) => lookOf(room).state)
  const count = (...of: readonly string[]) => states.filter((state) => of.includes(state)).length
  return (
    <p className={styles['count']}>
      {words.count(rooms.length, count('seated', 'elsewhere'), count('calling', 'ringing', 'menu', 'waiting'), count('failed'))}
    </p>
  )
}

/** Why there is nothing to do here, and what to do about it. */
function Off() {
  const words = useWords(roomsWords)
  const taken = useQuery(roomCallsQuery).data?.fault === 'sip-port-taken'
  return (
    <Banner tone="warn" fact={taken ? words.taken : words.off}>
      {taken ? words.takenNext : words.offNext}
    </Banner>
  )
}

type ListProps = { readonly conference: string; readonly rooms: readonly RoomLine[]; readonly onSaid: (fact: string) => void }

const installing = new Set(['ADMINISTRATOR', 'TECHNICIAN'])

function List({ conference, rooms, onSaid }: ListProps) {
  const words = useWords(roomsWords)
  const [query, setQuery] = useState('')
  const [onlyAway, setOnlyAway] = useState(false)
  const [details, setDetails] = useState<string | null>(null)
  const held = useHeldFocus()
  const installs = useQuery(meQuery).data?.grants.some((grant) => installing.has(grant.role.toUpperCase())) === true
  const asked = folded(query)
  const found = rooms.filter((room) => folded(`${unitText(room.unit)} ${room.name} ${room.number}`).includes(asked))
  const shown = grouped(found).filter(({ group }) => !onlyAway || group !== 'in')
  const detailed = rooms.find((room) => room.site === details)
  return (
    <HeldFocus value={held}>
      <div className={styles['finding']} role="search">
        <Field label={words.find} type="search" value={query} onChange={setQuery} />
        <label>
          <input type="checkbox" checked={onlyAway} onChange={(event) => setOnlyAway(event.target.checked)} />
          {words.onlyAway}
        </label>
      </div>
      {shown.length === 0 ? <p>{words.notFound}</p> : null}
      {shown.map(({ group, rooms: of }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{words.group[group](of.length)}</h2>
          <ul className={styles['rooms']}>
            {of.map((room) => (
              <RoomRow
                key={room.site}
                conference={conference}
                room={room}
                installs={installs}
                onSaid={onSaid}
                onDetails={() => setDetails(room.site)}
              />
            ))}
          </ul>
        </section>
      ))}
      {detailed === undefined ? null : (
        <Details
          key={detailed.site}
          room={detailed}
          site={unitText(detailed.unit)}
          installs={installs}
          conference={conference}
          onClose={() => setDetails(null)}
        />
      )}
    </HeldFocus>
  )
}
