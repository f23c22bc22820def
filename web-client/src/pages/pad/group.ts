import type { PadWords } from '../../i18n/pad'
import type { Room, Site } from '../../protocol/room'
import { unitText } from '../../ui/unit'

/** By whose call a site is connected, in words; empty for one that is by its own. */
export function throughText(site: Site, room: Room, words: Pick<PadWords, 'through'>): string {
  const line = room.sites.find((one) => one.id === site.through)
  return line === undefined ? '' : words.through(line.name ?? unitText(line.unit))
}

/** The sites for which a site's call stands, in the room's order. */
export function behind(site: Site, room: Room): readonly Site[] {
  const ids = new Set(site.standsFor ?? [])
  return room.sites.filter((one) => ids.has(one.id))
}

/** What the secretary may say of a site by hand: that it is there, that nobody is, or nothing. */
export function byHand(site: Site): { readonly present: boolean; readonly absent: boolean } {
  const { presence, through, link } = site
  const over = presence === 'COMPLETED'
  const says = presence === 'PRESENT'
  return {
    present: !over && !says && (presence === 'DOUBTFUL' || presence === 'ABSENT' || through !== null),
    absent: !over && presence !== 'ABSENT' && (presence === 'DOUBTFUL' || through !== null || link !== 'CONNECTED'),
  }
}
