import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { padWords } from '../../i18n/pad'
import type { Room, Site } from '../../protocol/room'
import { Toast } from '../../ui/kit/Toast'
import { clockTime } from '../../ui/time'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { undoLeft } from './clocks'
import { Lobby } from './Lobby'
import { siteOf, type Next } from './next'
import { NoteLine, Notes } from './Notes'
import { Queue } from './Queue'
import styles from './Side.module.css'
import type { Pad } from './use-pad'

type Props = {
  readonly room: Room
  readonly pad: Pad
  readonly now: number
  readonly next: Next | null
  readonly onUndo: () => void
}

/** Later: the one order for all, the notes, and who knocks. */
export function Side({ room, pad, now, next, onUndo }: Props) {
  const words = useWords(padWords)
  const [put, setPut] = useState<{ readonly site: Site; readonly order: readonly string[] } | null>(null)
  const defer = async (request: string) => {
    const order = room.queue.map((one) => one.id)
    const site = siteOf(room, room.queue.find((one) => one.id === request)?.site ?? null)
    const outcome = await pad.run('defer', { type: 'defer', request })
    if (outcome.ok && site !== undefined) setPut({ site, order })
  }
  const putBack = () => {
    if (put !== null) void pad.run('reorder', { type: 'reorder', order: put.order })
    setPut(null)
  }
  return (
    <section className={styles['side']} aria-label={words.queue}>
      <Tabs className={styles['tabs'] ?? ''}>
        <TabList className={styles['list'] ?? ''} aria-label={words.queue}>
          <Tab id="queue">
            {words.queue} <span className={styles['count']}>{room.queue.length}</span>
          </Tab>
          <Tab id="notes">{words.notes}</Tab>
          {room.lobby.length === 0 ? null : <Tab id="lobby">{words.lobby(room.lobby.length)}</Tab>}
        </TabList>
        <TabPanel id="queue" className={styles['panel'] ?? ''}>
          <Queue room={room} pad={pad} now={now} next={next} onDefer={(request) => void defer(request)} />
        </TabPanel>
        <TabPanel id="notes" className={styles['panel'] ?? ''}>
          <Notes room={room} pad={pad} />
        </TabPanel>
        <TabPanel id="lobby" className={styles['panel'] ?? ''}>
          <Lobby room={room} pad={pad} />
        </TabPanel>
      </Tabs>
      <NoteLine room={room} pad={pad} />
      <Undo room={room} now={now} onUndo={onUndo} put={put} onPutBack={putBack} onGone={() => setPut(null)} />
    </section>
  )
}

type UndoProps = {
  readonly room: Room
  readonly now: number
  readonly put: { readonly site: Site; readonly order: readonly string[] } | null
  readonly onUndo: () => void
  readonly onPutBack: () => void
  readonly onGone: () => void
}

/** One at a time: the newest grant while the server can still undo it, else what was put back last. */
function Undo({ room, now, put, onUndo, onPutBack, onGone }: UndoProps) {
  const words = useWords(padWords)
  const { floor } = room.meeting
  const [gone, setGone] = useState(0)
  const site = siteOf(room, floor?.site ?? null)
  if (floor !== null && site !== undefined && undoLeft(floor, now) > 0 && gone !== floor.grant) {
    return (
      <div className={styles['toast']}>
        <Toast
          key={`grant ${floor.grant}`}
          fact={words.invited(unitText(site.unit), clockTime(floor.since))}
          onUndo={onUndo}
          onGone={() => setGone(floor.grant)}
        />
      </div>
    )
  }
  if (put === null) return null
  return (
    <div className={styles['toast']}>
      <Toast
        key={`put ${put.site.id}`}
        fact={words.putLater(unitText(put.site.unit))}
        onUndo={onPutBack}
        onGone={onGone}
      />
    </div>
  )
}
