import type { RoomLine } from '../../api/room-types'
import { boardWords } from '../../i18n/board'
import { roomCause, roomsWords } from '../../i18n/rooms'
import type { IconName } from '../../ui/kit/Icon'
import { Word, type Tone } from '../../ui/kit/Tag'
import { clockTimeWithSeconds } from '../../ui/time'
import { useWords } from '../../ui/words'
import { addressOf, type Look } from './look'

const looks: Readonly<Record<Look['state'], readonly [Tone | null, IconName | null]>> = {
  failed: ['bad', 'lost'],
  calling: ['hold', 'wait'],
  ringing: ['hold', 'bell'],
  menu: ['hold', 'wait'],
  waiting: ['hold', 'wait'],
  seated: [null, 'phone'],
  elsewhere: [null, 'check'],
  away: [null, null],
}

/** How a room is, why, and what to do next. */
export function RoomSays({ room, look }: { readonly room: RoomLine; readonly look: Look }) {
  const words = useWords(roomsWords)
  const board = useWords(boardWords)
  const [tone, icon] = looks[look.state]
  const trouble = look.state === 'seated' ? look.call.trouble[0] : undefined
  const cause =
    look.state === 'failed'
      ? roomCause(words, look.failure.cause)
      : trouble === undefined
        ? undefined
        : (board.cause[trouble] ?? board.causeUnknown(trouble))
  return (
    <>
      <p>
        <Word {...(tone === null ? {} : { tone })} {...(icon === null ? {} : { icon })}>
          {words.state[look.state]}
          {'attempt' in look && look.attempt > 1 ? `, ${words.attempt(look.attempt)}` : ''}
        </Word>
      </p>
      {cause === undefined ? null : (
        <p>
          {trouble === undefined ? (
            <b>{cause.what}</b>
          ) : (
            <Word tone="warn" icon="tri">
              {cause.what}
            </Word>
          )}{' '}
          {cause.next}
        </p>
      )}
      {look.state === 'failed' ? (
        <p className="small">
          {look.failure.again === null
            ? words.gaveUp(look.failure.attempt)
            : words.again(look.failure.attempt, clockTimeWithSeconds(look.failure.again))}
        </p>
      ) : null}
      {look.state === 'away' && addressOf(room) === null ? <p className="small dim">{words.noAddress}</p> : null}
    </>
  )
}
