import type { Room } from '../protocol/room'
import type { Delta } from '../protocol/server-messages'

/** Lays a delta over a room; parts it does not name stay the same objects. An older delta changes nothing. */
export function applyDelta(room: Room, delta: Delta): Room {
  if (delta.position < room.position) return room
  return {
    position: delta.position,
    meeting: delta.meeting ?? room.meeting,
    queue: delta.queue ?? room.queue,
    sites: delta.sites === null ? room.sites : mergeById(room.sites, delta.sites),
    notes: delta.notes ?? room.notes,
    lobby: delta.lobby ?? room.lobby,
    staff: delta.staff ?? room.staff,
  }
}

function mergeById<T extends { readonly id: string }>(old: readonly T[], changed: readonly T[]): readonly T[] {
  const news = new Map(changed.map((one) => [one.id, one]))
  const merged = old.map((one) => {
    const now = news.get(one.id)
    news.delete(one.id)
    return now ?? one
  })
  return [...merged, ...news.values()]
}
