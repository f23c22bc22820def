import type { Meeting, Request, Site } from '../../protocol/room'

/** How a wall plate is drawn; no colour means all is well. */
export type PlateState = 'lost' | 'warn' | 'live' | 'hold' | 'want' | 'offline' | 'absent' | 'ok'

export type Plate = {
  readonly id: string
  readonly site: Site
  readonly state: PlateState
  /** The name without "xã": plates are narrow. */
  readonly label: string
}

/** Exceptions first, in the order in which somebody must act on them. */
const rank: Record<PlateState, number> = { lost: 0, warn: 1, live: 2, hold: 3, want: 4, offline: 5, absent: 5, ok: 5 }

/** Plates that are drawn twice as wide and stay on a small screen. */
export function isException(plate: Plate): boolean {
  return rank[plate.state] < rank.ok
}

/** The wall: every site but the main one, exceptions first, then by name without kind. */
export function plates(sites: readonly Site[], meeting: Meeting, queue: readonly Request[]): readonly Plate[] {
  const wants = new Set(queue.filter((one) => !one.deferred).map((one) => one.site))
  return sites
    .filter((site) => site.id !== meeting.mainSite)
    .map((site): Plate => ({ id: site.id, site, state: stateOf(site, meeting, wants), label: plateLabel(site) }))
    .sort((a, b) => rank[a.state] - rank[b.state] || byName(a.site, b.site))
}

function stateOf(site: Site, meeting: Meeting, wants: ReadonlySet<string>): PlateState {
  if (isLost(site)) return 'lost'
  if (meeting.floor?.site === site.id) return 'live'
  if (site.presence === 'DOUBTFUL' || site.technicianCalled !== null) return 'warn'
  if (meeting.called?.site === site.id) return 'hold'
  if (wants.has(site.id)) return 'want'
  if (site.presence === 'ABSENT') return 'absent'
  return site.link === 'CONNECTED' ? 'ok' : 'offline'
}

/** It was in the room and its line broke. */
export function isLost(site: Site): boolean {
  return site.link === 'INTERRUPTED'
}

const collator = new Intl.Collator('vi')

/** Units sort by name without kind. */
export function byName(a: Site, b: Site): number {
  return collator.compare(a.unit.name, b.unit.name)
}

const shortKinds: Record<string, string> = { xã: '', phường: 'P. ', 'đặc khu': 'ĐK. ', 'thị trấn': 'TT. ' }

/** Kỳ Thượng, P. Hòa Khê, ĐK. Quần đảo Nghiêng Sơn. */
export function plateLabel(site: Site): string {
  return `${shortKinds[site.unit.type.toLowerCase()] ?? ''}${site.unit.name}`
}

export type Counts = {
  readonly sites: number
  /** Sites that reported presence and are in the room. */
  readonly present: number
  readonly lost: readonly Site[]
  readonly doubtful: number
}

/** Counts over all sites but the main one; a lost line does not take a site's presence away. */
export function counts(sites: readonly Site[], mainSite: string | null): Counts {
  const others = sites.filter((site) => site.id !== mainSite)
  return {
    sites: others.length,
    present: others.filter((site) => isPresent(site)).length,
    lost: others.filter((site) => isLost(site)).sort((a, b) => (a.linkSince ?? '').localeCompare(b.linkSince ?? '')),
    doubtful: others.filter((site) => site.presence === 'DOUBTFUL').length,
  }
}

function isPresent(site: Site): boolean {
  return site.presence === 'PRESENT' || site.presence === 'COMPLETED'
}
