import type { Site } from '../../protocol/room'
import { unitText } from '../../ui/unit'
import { byName } from './plates'

/** Lower case without marks; đ is a letter of its own and becomes d. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Sites whose name holds every word of the query: exact marks first, then names that begin with it, then the rest. */
export function findSites(sites: readonly Site[], query: string, limit = 12): readonly Site[] {
  const asked = folded(query)
  if (asked === '') return []
  const exact = query.normalize('NFC').toLocaleLowerCase('vi').trim()
  const words = asked.split(' ')
  const scored = sites.flatMap((site) => {
    const full = unitText(site.unit)
    const plain = folded(full)
    if (!words.every((word) => plain.includes(word))) return []
    const marks = full.normalize('NFC').toLocaleLowerCase('vi').includes(exact) ? 0 : 2
    const begins = folded(site.unit.name).startsWith(asked) ? 0 : 1
    return [{ site, score: marks + begins }]
  })
  return scored
    .sort((a, b) => a.score - b.score || byName(a.site, b.site))
    .slice(0, limit)
    .map(({ site }) => site)
}
