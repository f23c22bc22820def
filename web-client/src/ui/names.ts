import type { Site } from '../protocol/room'

/** "xã Kỳ Thượng", as it stands within a sentence. */
export function unitInSentence(site: Site): string {
  const { type, name } = site.unit
  if (site.name !== null && site.name !== '') return lowerKind(site.name)
  return type === '' || name.toLowerCase().startsWith(`${type.toLowerCase()} `) ? lowerKind(name) : `${type.toLowerCase()} ${name}`
}

/** The name to be split into kind and name by UnitName, which is given `unit.type` too. */
export function unitLabel(site: Site): string {
  return site.name ?? site.unit.name
}

/** Only a territory's kind is written small within a sentence; agencies keep their capital. */
function lowerKind(name: string): string {
  return name.replace(/^(Xã|Phường|Đặc khu|Thị trấn|Tỉnh|Thành phố|Huyện|Quận) /, (kind) => kind.toLowerCase())
}
