import type { Floor, Request, Room, Site } from '../protocol/room'
import type { Seat } from '../protocol/server-messages'

/** What a site's page is for at this moment: one phase, one big action. */
export type SitePhase =
  | { readonly type: 'LOBBY' }
  | { readonly type: 'CHOOSE' }
  | { readonly type: 'WATCHING' }
  | { readonly type: 'CHECK' }
  | { readonly type: 'REPORT' }
  /** The main site: heard by all while the meeting is held. */
  | { readonly type: 'MAIN' }
  | { readonly type: 'WAIT_OPENING' }
  | { readonly type: 'REGISTER' }
  | { readonly type: 'WAITING'; readonly request: Request; readonly place: number; readonly minutes: number }
  /** Called by the chair; `after` is the site that speaks before it. */
  | { readonly type: 'CALLED'; readonly request: Request | null; readonly after: Site | null }
  | { readonly type: 'SPEAKING'; readonly floor: Floor }
  | { readonly type: 'CLOSED' }

/** What is known of the meeting and of this device's place in it. */
export type SitePhaseInput = {
  readonly room: Room | null
  readonly seat: Seat | null
  readonly site: string | null
  /** The server's time, ms. */
  readonly now: number
}

/** The phase of a site's page, from the room alone: after a lost line it is the same again. */
export function sitePhase({ room, seat, site, now }: SitePhaseInput): SitePhase {
  if (room?.meeting.status === 'CLOSED') return { type: 'CLOSED' }
  if (seat === 'LOBBY') return { type: 'LOBBY' }
  if (seat === 'CHOOSE' || room === null) return { type: 'CHOOSE' }
  if (seat !== 'SEATED') return { type: 'WATCHING' }
  const { meeting } = room
  const me = room.sites.find((one) => one.id === site)
  if (meeting.floor !== null && meeting.floor.site === site) return { type: 'SPEAKING', floor: meeting.floor }
  if (me === undefined || me.presence === 'EXPECTED' || me.presence === 'SIGNAL_FAILED') return { type: 'CHECK' }
  if (me.presence === 'SIGNAL_OK' || me.presence === 'SIGNAL_DEGRADED' || me.presence === 'DOUBTFUL') return { type: 'REPORT' }
  if (meeting.status === 'SCHEDULED') return { type: 'WAIT_OPENING' }
  if (site === meeting.mainSite) return { type: 'MAIN' }
  const request = room.queue.find((one) => one.site === site) ?? null
  if (meeting.called?.site === site) return { type: 'CALLED', request, after: siteOf(room, meeting.floor?.site ?? null) }
  if (request === null) return { type: 'REGISTER' }
  const place = placeOf(room.queue, request)
  return { type: 'WAITING', request, place, minutes: minutesUntil(room, place, now) }
}

/** The place among those not deferred; a deferred request comes after them all. */
export function placeOf(queue: readonly Request[], request: Request): number {
  const first = queue.filter((one) => !one.deferred)
  const index = first.indexOf(request)
  return index >= 0 ? index + 1 : first.length + 1 + queue.filter((one) => one.deferred).indexOf(request)
}

function minutesUntil(room: Room, place: number, now: number): number {
  const { floor, minutesPerSpeaker } = room.meeting
  const current = floor === null ? 0 : Math.max(0, Date.parse(floor.until) - now) / 60_000
  return Math.max(1, Math.round(current + (place - 1) * minutesPerSpeaker))
}

export function siteOf(room: Room, id: string | null): Site | null {
  return room.sites.find((one) => one.id === id) ?? null
}
