import type { DeviceLevel, DeviceLine, UnitLine } from '../../api/board-types'
import type { SiteLine } from '../../api/types'

/** A site with what stands and happens there; its level is its worst device's. */
export type Place = {
  readonly id: string
  readonly name: string
  readonly unit: { readonly type: string; readonly name: string }
  readonly level: DeviceLevel
  readonly devices: readonly DeviceLine[]
}

/** The units of one kind under one unit; `over` null for those at the top. */
export type Branch = {
  readonly key: string
  readonly over: UnitLine | null
  readonly kind: UnitLine['kind']
  readonly faults: readonly Place[]
  readonly rest: readonly Place[]
}

const order: readonly DeviceLevel[] = ['OFF', 'GOOD', 'WATCH', 'BAD']

export const isFault = (level: DeviceLevel): boolean => level === 'WATCH' || level === 'BAD'

const worseFirst = (a: { level: DeviceLevel }, b: { level: DeviceLevel }): number =>
  order.indexOf(b.level) - order.indexOf(a.level)

export function worst(levels: readonly DeviceLevel[]): DeviceLevel {
  return levels.reduce<DeviceLevel>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'OFF')
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

/** The tree of units in its order, each branch with its faults first. */
export function branches(units: readonly UnitLine[], sites: readonly SiteLine[], devices: readonly DeviceLine[]): readonly Branch[] {
  const bySite = grouped(devices, (device) => device.site)
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const rank = new Map(units.map((unit, index) => [unit.id, index]))
  const places = sites.map((site) => {
    const here = [...(bySite.get(site.id) ?? [])].sort(worseFirst)
    const unit = known.get(site.unit.id)
    return {
      over: unit?.parent ?? null,
      kind: unit?.kind ?? 'TERRITORY',
      place: { id: site.id, name: site.name, unit: site.unit, level: worst(here.map((device) => device.level)), devices: here },
      rank: rank.get(site.unit.id) ?? units.length,
    }
  })
  const groups = grouped(
    [...places].sort((a, b) => a.rank - b.rank),
    ({ over, kind }) => `${over ?? ''} ${kind}`,
  )
  return [...groups].map(([key, group]) => {
    const all = group.map(({ place }) => place)
    const [first] = group
    return {
      key,
      over: first === undefined || first.over === null ? null : (known.get(first.over) ?? null),
      kind: first?.kind ?? 'TERRITORY',
      faults: all.filter(({ level }) => isFault(level)).sort(worseFirst),
      rest: all.filter(({ level }) => !isFault(level)),
    }
  })
}
