import type { Meeting, Request, Room, Site, Speaker } from '../../protocol/room'
import { isLost } from './plates'

/** Who comes next on the stage, and why. */
export type Next = {
  readonly site: Site
  readonly request: Request | null
  readonly speaker: Speaker | null
  readonly called: boolean
  readonly lost: boolean
}

/**
 * Who F2 invites: the called site, else the first request in the one order whose line is up and who does not speak
 * already, else the first request of all that could be waited for. Null with nobody to invite.
 */
export function nextUp(room: Room): Next | null {
  const { meeting, queue } = room
  const called = meeting.called
  if (called !== null) {
    const site = siteOf(room, called.site)
    const request = queue.find((one) => one.id === called.request) ?? null
    if (site) return { site, request, speaker: request?.speaker ?? site.head, called: true, lost: isLost(site) }
  }
  const candidates = queue
    .filter((request) => request.site !== meeting.floor?.site)
    .map((request) => ({ request, site: siteOf(room, request.site) }))
  const chosen = candidates.find(({ site }) => site?.link === 'CONNECTED') ?? candidates[0]
  if (!chosen?.site) return null
  const { request, site } = chosen
  return { site, request, speaker: request.speaker, called: false, lost: isLost(site) }
}

/** Who is invited instead when the next one's line is lost. */
export function nextAfterLost(room: Room, lost: string): Site | null {
  const request = room.queue.find(
    (one) => one.site !== lost && one.site !== room.meeting.floor?.site && siteOf(room, one.site)?.link === 'CONNECTED',
  )
  return request ? (siteOf(room, request.site) ?? null) : null
}

export function siteOf(room: Room, id: string | null): Site | undefined {
  return id === null ? undefined : room.sites.find((site) => site.id === id)
}

/** The order after one request moved up or down; the same order where it cannot. */
export function movedBy(queue: readonly Request[], request: string, by: -1 | 1): readonly string[] {
  const order = queue.map((one) => one.id)
  const from = order.indexOf(request)
  const to = from + by
  if (from === -1 || to < 0 || to >= order.length) return order
  const [moved] = order.splice(from, 1)
  if (moved !== undefined) order.splice(to, 0, moved)
  return order
}

/** The order after requests were dropped before or after another. */
export function droppedAt(
  queue: readonly Request[],
  moved: ReadonlySet<string>,
  target: string,
  position: 'before' | 'after',
): readonly string[] {
  const order = queue.map((one) => one.id)
  const taken = order.filter((id) => moved.has(id))
  const rest = order.filter((id) => !moved.has(id))
  const at = rest.indexOf(target)
  if (at === -1) return order
  rest.splice(position === 'before' ? at : at + 1, 0, ...taken)
  return rest
}

/** Who the stage shows as holding the floor; without a floor it is the main site's. */
export function onStage(meeting: Meeting): string | null {
  return meeting.floor?.site ?? meeting.stage ?? meeting.mainSite
}
