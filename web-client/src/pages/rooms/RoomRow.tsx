import { useState } from 'react'
import type { RoomLine } from '../../api/room-types'
import { FaultBanner } from '../../app/Fault'
import { roomsWords } from '../../i18n/rooms'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { Button } from '../../ui/kit/Button'
import { Unit } from '../../ui/kit/Unit'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { copyText } from '../schedule/copy-text'
import { addressOf, lookOf } from './look'
import styles from './Rooms.module.css'
import { RoomSays } from './RoomSays'
import { useCalling } from './use-calling'
import { useKeptFocus } from './use-kept-focus'

type Props = {
  readonly conference: string
  readonly room: RoomLine
  /** Whether whoever looks may write addresses. */
  readonly installs: boolean
  readonly onSaid: (fact: string) => void
  readonly onDetails: () => void
}

/** One site: how its room is, what it dials, and what can be done now. */
export function RoomRow({ conference, room, installs, onSaid, onDetails }: Props) {
  const words = useWords(roomsWords)
  const row = useKeptFocus(room.site)
  const look = lookOf(room)
  const site = unitText(room.unit)
  const dial = room.dial[0]
  const copy = async (text: string) => onSaid((await copyText(text)) ? words.copied(site) : words.copyFailed)
  return (
    <li ref={row} className={look.state === 'failed' ? `${styles['room']} ${styles['failed']}` : styles['room']} aria-label={site}>
      <div className={styles['who']}>
        <h3>
          <Unit unit={room.unit} capital />
          {room.name === room.unit.name ? null : <small>, {room.name}</small>}
        </h3>
        <RoomSays room={room} look={look} />
      </div>
      <div className={styles['dials']}>
        <p className={styles['numbers']}>
          <span className={styles['pair']}>
            <span>
              {words.number} <b className="num">{room.number}</b>
            </span>
            <span>
              {words.pin} <b className="num">{room.pin}</b>
            </span>
          </span>
          {dial === undefined ? null : (
            <Button look="quiet" icon="copy" aria-label={`${words.copy}: ${site}`} onPress={() => void copy(dial)}>
              {words.copy}
            </Button>
          )}
        </p>
        {dial === undefined ? null : <code>{dial}</code>}
      </div>
      <Does conference={conference} room={room} site={site} installs={installs} onDetails={onDetails} />
    </li>
  )
}

type DoesProps = Omit<Props, 'onSaid'> & { readonly site: string }

/** The buttons: one that does what is needed now, and the room's address. */
function Does({ conference, room, site, installs, onDetails }: DoesProps) {
  const words = useWords(roomsWords)
  const { call, end } = useCalling(conference, room.site)
  const [asked, ask] = useState(false)
  const look = lookOf(room)
  const reached = addressOf(room) !== null
  const pending = call.isPending || end.isPending
  const fault = call.error ?? end.error
  return (
    <div className={styles['does']}>
      <p>
        {look.state === 'seated' ? (
          <Button look="plain" icon="cross" cannot={pending} aria-label={`${words.hangUp}: ${site}`} onPress={() => ask(true)}>
            {words.hangUp}
          </Button>
        ) : look.state === 'away' || look.state === 'failed' ? (
          reached ? (
            <Button icon="phone" cannot={pending} aria-label={`${look.state === 'failed' ? words.callAgain : words.call}: ${site}`} onPress={() => call.mutate()}>
              {look.state === 'failed' ? words.callAgain : words.call}
            </Button>
          ) : installs ? (
            <Button look="plain" icon="pen" aria-label={`${words.giveAddress}: ${site}`} onPress={onDetails}>
              {words.giveAddress}
            </Button>
          ) : null
        ) : look.state === 'elsewhere' ? null : (
          <Button look="plain" icon="stop" cannot={pending} aria-label={`${words.stop}: ${site}`} onPress={() => end.mutate()}>
            {words.stop}
          </Button>
        )}
        {look.state === 'failed' && look.failure.again !== null ? (
          <Button look="plain" icon="stop" cannot={pending} aria-label={`${words.stop}: ${site}`} onPress={() => end.mutate()}>
            {words.stop}
          </Button>
        ) : null}
        <Button look="quiet" aria-label={`${words.details}: ${site}`} onPress={onDetails}>
          {words.details}
        </Button>
      </p>
      {fault === null ? null : <FaultBanner fault={fault} />}
      <Dialog
        open={asked}
        question={words.hangUpQuestion(site)}
        verb={words.hangUp}
        wayOut={words.hangUpNot}
        onClose={() => ask(false)}
        onConfirm={() => {
          end.mutate()
          ask(false)
        }}
      >
        <p>{words.hangUpSays}</p>
      </Dialog>
    </div>
  )
}
