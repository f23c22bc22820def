import { describe, expect, it } from 'vitest'
import type { ConferenceLine, SavedList, SiteLine } from '../../api/types'
import { blankDraft, bodyOf, freeTimes, holdsList, lineOf, spanOf, whyNot, withList } from './draft'

const blank = blankDraft(Date.parse('2026-11-22T17:00:00Z'), 'Giao ban tuần', 'giao ban')
const communes: SavedList = { id: 'l', name: 'Toàn bộ xã, phường', units: ['u1', 'u2'] }
const sites: SiteLine[] = [
  { id: 's1', name: 'xã A', unit: { id: 'u1', type: 'xã', name: 'A' } },
  { id: 's2', name: 'xã B', unit: { id: 'u2', type: 'xã', name: 'B' } },
  { id: 'm', name: 'Hội trường', unit: { id: 'u9', type: '', name: 'Văn phòng' } },
]

describe('composing a meeting', () => {
  it('says in which order something is still missing', () => {
    expect(whyNot({ ...blank, title: ' ' })).toBe('title')
    expect(whyNot({ ...blank, to: '07:00' })).toBe('time')
    expect(whyNot({ ...blank, day: '' })).toBe('time')
    expect(whyNot(blank)).toBe('nobody')
    expect(whyNot({ ...blank, participants: ['u1'], secrecy: 'MAT' })).toBe('secrecy')
    expect(whyNot({ ...blank, participants: ['u1'] })).toBeNull()
  })

  it('reads its fields as the time of the office', () => {
    expect(spanOf(blank)).toEqual({ from: '2026-11-23T01:00:00.000Z', to: '2026-11-23T03:30:00.000Z' })
  })

  it('adds a list with its sites, and takes it away again', () => {
    const full = withList(blank, communes, true, sites)
    expect(full.participants).toEqual(['u1', 'u2'])
    expect(full.sites).toEqual(['s1', 's2'])
    expect(holdsList(full, communes)).toBe(true)
    expect(withList(full, communes, false, sites)).toEqual(blank)
  })

  it('counts nobody twice who is in two lists', () => {
    const one = { ...communes, id: 'l2', units: ['u1'] }
    expect(withList(withList(blank, communes, true, sites), one, true, sites).participants).toHaveLength(2)
  })

  it('sends no empty items of the agenda', () => {
    const draft = {
      ...blank,
      agenda: [
        { title: ' ', minutes: 10 },
        { title: 'Đê', minutes: 20 },
      ],
    }
    expect(bodyOf(draft, { from: 'a', to: 'b' }).agenda).toEqual([{ title: 'Đê', minutes: 20 }])
  })
})

describe('a clash', () => {
  const draft = { ...blank, mainSite: 'm' }
  const other: ConferenceLine = {
    id: 'o',
    title: 'Sở Tài chính',
    kind: 'họp',
    from: '2026-11-23T01:00:00Z',
    to: '2026-11-23T04:00:00Z',
    status: 'SCHEDULED',
    mainSite: { id: 'm', name: 'Hội trường' },
    room: null,
    participants: 3,
    sites: 0,
    organiser: 'Sở Tài chính',
  }

  it('offers three free times of the same length in the same week', () => {
    const line = lineOf(draft, 'Hội trường')
    const free = line === null ? [] : freeTimes(line, [other], Date.parse('2026-11-22T00:00:00Z'))
    expect(free.map((span) => span.from)).toEqual([
      '2026-11-23T07:00:00.000Z',
      '2026-11-23T08:00:00.000Z',
      '2026-11-24T01:00:00.000Z',
    ])
  })

  it('never offers a time that has passed', () => {
    const line = lineOf(draft, 'Hội trường')
    expect(line === null ? null : freeTimes(line, [other], Date.parse('2026-12-01T00:00:00Z'))).toEqual([])
  })
})
