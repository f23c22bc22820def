import { useState, type KeyboardEvent } from 'react'
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop, type Selection } from 'react-aria-components'
import { padWords } from '../../i18n/pad'
import type { Request, Room } from '../../protocol/room'
import { Button } from '../../ui/kit/Button'
import strip from '../../ui/kit/Strip.module.css'
import { Icon } from '../../ui/kit/Icon'
import { Press } from '../../ui/kit/Press'
import { Word } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { unitText } from '../../ui/unit'
import { Who } from '../../ui/kit/Who'
import { useWords } from '../../ui/words'
import { minutesSince } from './clocks'
import { droppedAt, movedBy, siteOf, type Next } from './next'
import { isLost } from './plates'
import styles from './Queue.module.css'
import { RequestPanel } from './RequestPanel'
import type { Pad } from './use-pad'
import { keyName, useKeys } from './use-keys'

type Props = {
  readonly room: Room
  readonly pad: Pad
  readonly now: number
  readonly next: Next | null
  readonly onDefer: (request: string) => void
}

/** Minutes. */
const longWait = 10
/** Meetings in a row without a speech that the chair should know of. */
const longSilence = 2

/** The requests as strips, one order for all; walked, moved, called and invited by keys as well. */
export function Queue({ room, pad, now, next, onDefer }: Props) {
  const words = useWords(padWords)
  const [marked, setMarked] = useState<Selection>(new Set())
  const [said, setSaid] = useState('')
  const [opened, setOpened] = useState<string | null>(null)
  const live = room.meeting.status === 'LIVE'
  const chosen = marked === 'all' ? undefined : [...marked][0]
  const request = room.queue.find((one) => one.id === chosen)
  const detailed = room.queue.find((one) => one.id === opened)

  const reorder = (order: readonly string[]) => void pad.run('reorder', { type: 'reorder', order })
  const invite = (one: Request) => pad.invite(one.site, one.id)
  const call = (one: Request) => void pad.run(`call ${one.id}`, { type: 'callNext', site: one.site, request: one.id })
  useKeys({ F4: request === undefined || !live ? undefined : () => call(request) })

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return
      reorder(droppedAt(room.queue, new Set([...keys].map(String)), String(target.key), target.dropPosition))
    },
  })

  /** Keys of the focused row; the list's own keys (arrows, Home, End) go on. */
  const onKey = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target : null
    const one = room.queue.find((each) => each.id === row?.dataset['key'])
    if (one === undefined || !live) return
    const by = { 'Alt+ArrowUp': -1, 'Alt+ArrowDown': 1 }[keyName(event.nativeEvent)] as -1 | 1 | undefined
    if (by !== undefined) {
      const order = movedBy(room.queue, one.id, by)
      const site = siteOf(room, one.site)
      reorder(order)
      if (site !== undefined) setSaid(words.moved(unitText(site.unit), order.indexOf(one.id) + 1))
    } else if (event.key === 'Enter') invite(one)
    else if (event.key === 'Delete') onDefer(one.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles['queue']} onKeyDownCapture={onKey}>
      <p className="hide" id="pad-queue-help">
        {words.queueHelp}
      </p>
      <p className="hide" role="status">
        {said}
      </p>
      <GridList
        // Dragging comes with hooks of its own, and hooks may not come to a list that is there already.
        key={live ? 'live' : 'before'}
        className={styles['list'] ?? ''}
        aria-label={words.queue}
        aria-describedby="pad-queue-help"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={marked}
        onSelectionChange={setMarked}
        {...(live ? { dragAndDropHooks } : {})}
        renderEmptyState={() => (
          <p className={styles['empty']}>
            <Icon name="hand" />
            <span>
              <b>{words.queueEmpty}</b> {words.queueEmptyNext}
            </span>
          </p>
        )}
      >
        {room.queue.map((one, index) => {
          const site = siteOf(room, one.site)
          const unit = site?.unit ?? { type: '', name: one.site }
          const isNext = next?.called === true && next.request?.id === one.id
          const lost = site !== undefined && isLost(site)
          return (
            <GridListItem
              key={one.id}
              id={one.id}
              textValue={unitText(unit)}
              className={[
                strip['strip'],
                styles['strip'],
                isNext ? `${strip['called']} ${styles['slim']}` : '',
                lost ? strip['lost'] : '',
              ].join(' ')}
            >
              <AriaButton
                slot="drag"
                className={`${strip['no']} ${styles['no']}`}
                aria-label={`${index + 1}, ${unitText(unit)}`}
              >
                {index + 1}
              </AriaButton>
              <div>
                <p>
                  <Unit unit={unit} />
                </p>
                {isNext ? null : <Details request={one} now={now} />}
              </div>
              {isNext ? (
                <Word tone="hold" icon="wait">
                  {words.next}
                </Word>
              ) : (
                <span className={styles['do']}>
                  {lost ? <Icon name="lost" /> : null}
                  <Button
                    look="icon"
                    icon="more"
                    className={styles['more']}
                    aria-label={words.requestMore(unitText(unit))}
                    onPress={() => setOpened(one.id)}
                  >
                    {null}
                  </Button>
                  <Press
                    state={pad.press(`invite ${one.site}`)}
                    cannot={!live}
                    aria-label={words.invite(unitText(unit))}
                    onPress={() => invite(one)}
                  >
                    {words.inviteShort}
                  </Press>
                </span>
              )}
            </GridListItem>
          )
        })}
      </GridList>
      {detailed === undefined ? null : (
        <RequestPanel
          request={detailed}
          room={room}
          pad={pad}
          onCall={call}
          onDefer={onDefer}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}

function Details({ request, now }: { readonly request: Request; readonly now: number }) {
  const words = useWords(padWords)
  const minutes = minutesSince(request.since, now)
  const silent = !request.deferred && request.silentFor >= longSilence
  return (
    <>
      <p className={strip['who']}>
        <Who of={request.speaker} />
      </p>
      <p className="small">
        {request.topic}{' '}
        <b className={silent || minutes >= longWait ? styles['long'] : styles['why']}>
          {request.deferred ? words.deferred : silent ? words.silentFor(request.silentFor) : words.waited(minutes)}
        </b>
      </p>
    </>
  )
}
