import { describe, expect, it } from 'vitest'
import { unitText } from '../../ui/unit'
import { counts, plateLabel, plates } from './plates'
import { aFloor, aMeeting, aRequest, aSite } from './room-fixture'

describe('the wall', () => {
  it('puts exceptions first in the order somebody must act on them, then the rest by name without kind', () => {
    const sites = [
      aSite('Yên Đổ'),
      aSite('Hải Trạch'),
      aSite('Kỳ Thượng'),
      aSite('An Khế'),
      aSite('Đại Thắng'),
      aSite('Nậm Khuổi', { link: 'INTERRUPTED' }),
      aSite('Lũng Cẩu', { presence: 'DOUBTFUL' }),
      aSite('Hòa Khê'),
    ]
    const meeting = aMeeting({
      floor: aFloor('Kỳ Thượng'),
      called: { site: 'Hòa Khê', request: null, since: '2026-11-23T01:45:00Z' },
    })
    const wall = plates(sites, meeting, [aRequest('Hải Trạch'), aRequest('Hòa Khê')])
    expect(wall.map((plate) => `${plate.label}: ${plate.state}`)).toEqual([
      'Nậm Khuổi: lost',
      'Lũng Cẩu: warn',
      'Kỳ Thượng: live',
      'Hòa Khê: hold',
      'Hải Trạch: want',
      'An Khế: ok',
      'Đại Thắng: ok',
      'Yên Đổ: ok',
    ])
  })

  it('says of a site that speaks and is lost that it is lost', () => {
    const wall = plates([aSite('Kỳ Thượng', { link: 'INTERRUPTED' })], aMeeting({ floor: aFloor('Kỳ Thượng') }), [])
    expect(wall[0]?.state).toBe('lost')
  })

  it('leaves the main site out of the wall and out of the counts', () => {
    const sites = [aSite('main'), aSite('A'), aSite('B', { presence: 'EXPECTED', link: 'OFFLINE' })]
    expect(plates(sites, aMeeting(), [])).toHaveLength(2)
    expect(counts(sites, 'main')).toMatchObject({ sites: 2, present: 1, doubtful: 0 })
  })

  it('does not let a deferred request ask for attention', () => {
    expect(plates([aSite('A')], aMeeting(), [aRequest('A', { deferred: true })])[0]?.state).toBe('ok')
  })

  it('names the longest lost line first', () => {
    const sites = [
      aSite('B', { link: 'INTERRUPTED', linkSince: '2026-11-23T01:46:00Z' }),
      aSite('A', { link: 'INTERRUPTED', linkSince: '2026-11-23T01:45:00Z' }),
    ]
    expect(counts(sites, null).lost.map((site) => site.id)).toEqual(['A', 'B'])
  })
})

describe('names', () => {
  it('leaves xã out on plates and shortens the other kinds', () => {
    expect(plateLabel(aSite('Kỳ Thượng'))).toBe('Kỳ Thượng')
    expect(plateLabel(aSite('x', { unit: { id: 'u', type: 'phường', name: 'Hòa Khê' } }))).toBe('P. Hòa Khê')
    expect(plateLabel(aSite('x', { unit: { id: 'u', type: 'đặc khu', name: 'Nghiêng Sơn' } }))).toBe('ĐK. Nghiêng Sơn')
  })

  it('does not say the kind twice where the name begins with it', () => {
    expect(unitText({ type: 'sở', name: 'Sở Tài chính' })).toBe('Sở Tài chính')
    expect(unitText({ type: 'xã', name: 'Kỳ Thượng' })).toBe('xã Kỳ Thượng')
  })
})
