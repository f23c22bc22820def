import { expect, it } from 'vitest'
import type { DeviceLevel, DeviceLine, UnitLine } from '../../api/board-types'
import type { SiteLine } from '../../api/types'
import { branches } from './tree'

const unit = (id: string, parent: string | null, kind: UnitLine['kind'] = 'TERRITORY'): UnitLine => ({
  id,
  type: 'xã',
  name: id,
  kind,
  parent,
  until: null,
})

const site = (of: string): SiteLine => ({ id: `s-${of}`, name: of, unit: { id: of, type: 'xã', name: of } }) as SiteLine

const device = (of: string, level: DeviceLevel): DeviceLine => ({
  kind: 'CAMERA',
  id: `${of}-${level}`,
  site: `s-${of}`,
  name: '',
  level,
  cause: '',
  since: '',
  inUse: false,
  figures: { roundTripMillis: null, loss: null, upKbit: null, downKbit: null, losses: null, facts: null, jitterMillis: null, keyFrameSeconds: null },
})

it('stands under its unit with the worst first, and a site is as bad as its worst device', () => {
  const tree = branches(
    [unit('tinh', null), unit('so', 'tinh', 'AGENCY'), unit('a', 'tinh'), unit('b', 'tinh'), unit('c', 'tinh'), unit('thon', 'c')],
    ['tinh', 'a', 'b', 'c', 'so', 'thon'].map(site),
    [device('a', 'GOOD'), device('b', 'WATCH'), device('b', 'GOOD'), device('c', 'GOOD'), device('c', 'BAD'), device('elsewhere', 'BAD')],
  )
  expect(tree.map((branch) => [branch.over?.id ?? null, branch.kind])).toEqual([
    [null, 'TERRITORY'],
    ['tinh', 'AGENCY'],
    ['tinh', 'TERRITORY'],
    ['c', 'TERRITORY'],
  ])
  const communes = tree[2]
  expect(communes?.faults.map(({ name }) => name)).toEqual(['c', 'b'])
  expect(communes?.faults[0]?.devices.map(({ level }) => level)).toEqual(['BAD', 'GOOD'])
  expect(communes?.rest.map(({ name }) => name)).toEqual(['a'])
})

it('is quick with four hundred sites', () => {
  const names = Array.from({ length: 400 }, (_, index) => `u${index}`)
  const tree = branches(
    [unit('tinh', null), ...names.map((name) => unit(name, 'tinh'))],
    names.map(site),
    names.flatMap((name, index) => [device(name, index % 40 === 0 ? 'BAD' : 'GOOD'), device(name, 'GOOD')]),
  )
  expect(tree).toHaveLength(1)
  expect(tree[0]?.faults).toHaveLength(10)
  expect(tree[0]?.rest).toHaveLength(390)
})
