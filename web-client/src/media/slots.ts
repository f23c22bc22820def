import type { SlotAnnouncement } from '../protocol/server-messages'

/**
 * What a slot may show. A tile never shows one site under another's name: what arrives is labelled by the packets'
 * CSRC, slot messages only announce, and a picture whose number is not the announced one is covered.
 */
export type SlotView =
  | { readonly state: 'EMPTY' }
  | { readonly state: 'COVERED'; readonly site: string | null }
  | { readonly state: 'SHOWN'; readonly site: string | null; readonly kind: SlotAnnouncement['kind'] }

/** The newest contributing source of a receiver; `at` is the time of its last packet, in ms of any one clock. */
export type Contribution = { readonly number: number; readonly at: number }

export type SlotReading = {
  readonly announced: SlotAnnouncement | null
  readonly contributions: readonly Contribution[]
  /** The browser reports no sources for this receiver although packets come (Firefox on video). */
  readonly blind: boolean
}

export function viewOf({ announced, contributions, blind }: SlotReading): SlotView {
  if (announced === null || (announced.site === null && announced.account === null)) return { state: 'EMPTY' }
  const shown = blind || announced.number === null || newest(contributions)?.number === announced.number
  return shown ? { state: 'SHOWN', site: announced.site, kind: announced.kind } : { state: 'COVERED', site: announced.site }
}

function newest(contributions: readonly Contribution[]): Contribution | undefined {
  return contributions.reduce<Contribution | undefined>((a, b) => (a === undefined || b.at > a.at ? b : a), undefined)
}

export function sameView(a: SlotView, b: SlotView): boolean {
  if (a.state !== b.state) return false
  if (a.state === 'EMPTY' || b.state === 'EMPTY') return true
  return a.site === b.site && (a.state !== 'SHOWN' || b.state !== 'SHOWN' || a.kind === b.kind)
}

/** Lays announced slots over those known; a slot that is not named stays as it was. */
export function announce(
  known: ReadonlyMap<string, SlotAnnouncement>,
  slots: readonly SlotAnnouncement[],
): ReadonlyMap<string, SlotAnnouncement> {
  const next = new Map(known)
  for (const slot of slots) next.set(slotKey(slot.media, slot.index), slot)
  return next
}

export function slotKey(media: 'VIDEO' | 'AUDIO', index: number): string {
  return `${media}${index}`
}
