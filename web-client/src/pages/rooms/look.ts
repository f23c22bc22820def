import type { RoomCall, RoomFailure, RoomLine } from '../../api/room-types'

/** How a site's room is, as the technician must see it. */
export type Look =
  | { state: 'failed'; failure: RoomFailure }
  | { state: 'calling' | 'ringing'; attempt: number }
  | { state: 'menu' | 'waiting' }
  | { state: 'seated'; call: RoomCall }
  /** The seat is taken, by a browser or by another site's call. */
  | { state: 'elsewhere' }
  | { state: 'away' }

/** Of several calls of one site the one that has come furthest counts. */
const furthest = ['dialling', 'ringing', 'menu', 'waiting', 'seated']

export function lookOf(room: RoomLine): Look {
  const call = [...room.calls].sort((a, b) => furthest.indexOf(b.stage) - furthest.indexOf(a.stage))[0]
  switch (call?.stage) {
    case 'seated':
      return { state: 'seated', call }
    case 'menu':
    case 'waiting':
      return { state: call.stage }
    case 'dialling':
    case 'ringing':
      return { state: call.stage === 'ringing' ? 'ringing' : 'calling', attempt: call.attempt }
    default:
      if (!room.absent) return { state: 'elsewhere' }
      return room.failed === null ? { state: 'away' } : { state: 'failed', failure: room.failed }
  }
}

/** Where the room would be called: where it is registered, else where somebody said that it is. */
export const addressOf = (room: RoomLine): string | null => room.registered ?? room.address

/** Whether *Gọi các điểm vắng* calls it. */
export const callable = (room: RoomLine): boolean => room.absent && room.calls.length === 0 && addressOf(room) !== null

/** Whether the room is being called, or will be again by itself: what *Dừng gọi* ends. */
export const trying = (room: RoomLine): boolean => {
  const look = lookOf(room)
  return look.state === 'calling' || look.state === 'ringing' || (look.state === 'failed' && look.failure.again !== null)
}

const groups = ['failed', 'away', 'in'] as const

export type GroupName = (typeof groups)[number]

function groupOf(room: RoomLine): GroupName {
  const { state } = lookOf(room)
  return state === 'failed' ? 'failed' : state === 'seated' || state === 'elsewhere' ? 'in' : 'away'
}

const { compare } = new Intl.Collator('vi')

/** What somebody must look at comes first; within each, by the unit's name, so that nothing moves while a room is called. */
export function grouped(rooms: readonly RoomLine[]): { group: GroupName; rooms: RoomLine[] }[] {
  return groups
    .map((group) => ({ group, rooms: rooms.filter((room) => groupOf(room) === group).sort((a, b) => compare(a.unit.name, b.unit.name)) }))
    .filter((one) => one.rooms.length > 0)
}

/** A SIP address as typed: who leaves `sip:` out means it. */
export function addressTyped(text: string): string {
  const address = text.trim()
  return address === '' || /^sips?:/i.test(address) ? address : `sip:${address}`
}
