import { describe, expect, it } from 'vitest'
import { findSites, folded } from './find'
import { aSite } from './room-fixture'

describe('finding a site', () => {
  const sites = [aSite('Hòa Khê'), aSite('Hoa Khế Thượng'), aSite('Đại Thắng'), aSite('An Khế')]

  it('needs no marks', () => {
    expect(findSites(sites, 'dai thang').map((site) => site.id)).toEqual(['Đại Thắng'])
    expect(folded('Đặc khu  Quần ĐẢO')).toBe('dac khu quan dao')
  })

  it('puts the name with exactly these marks first', () => {
    expect(findSites(sites, 'hòa khê').map((site) => site.id)).toEqual(['Hòa Khê', 'Hoa Khế Thượng'])
  })

  it('finds decomposed text too', () => {
    expect(findSites(sites, 'Hòa'.normalize('NFD')).map((site) => site.id)).toContain('Hòa Khê')
  })

  it('puts names that begin with the words before others', () => {
    expect(findSites([aSite('Thượng An'), aSite('An Khế')], 'an')[0]?.id).toBe('An Khế')
  })

  it('finds nothing for nothing', () => {
    expect(findSites(sites, '  ')).toEqual([])
  })
})
