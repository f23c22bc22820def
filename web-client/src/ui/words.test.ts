import { describe, expect, it } from 'vitest'
import { site } from '../call/room.sample'
import { faultText } from './errors'
import { plateName } from './kit/Plate'
import { splitUnit } from './kit/UnitName'
import { unitInSentence } from './names'
import { clockTime, duration, longDate } from './time'

describe('time', () => {
  it('is said as the country says it, wherever the browser is', () => {
    expect(clockTime('2026-11-30T01:00:00Z')).toBe('08:00')
    expect(longDate('2026-11-29T18:00:00Z', 'vi')).toBe('thứ hai, 30/11/2026')
    expect(longDate('2026-11-29T18:00:00Z', 'en')).toBe('Mon 30 Nov 2026')
  })
  it('of a speech is 02:41, over an hour 01:02:07', () => {
    expect(duration(161_000)).toBe('02:41')
    expect(duration(3_727_000)).toBe('01:02:07')
    expect(duration(-5)).toBe('00:00')
  })
})

const named = (type: string, name: string) => unitInSentence(site('x', { unit: { id: 'u', type, name } }))

describe("a unit's name", () => {
  it('is split into its kind and what the eye looks for', () => {
    expect(splitUnit('Xã Kỳ Thượng')).toEqual({ kind: 'Xã', name: 'Kỳ Thượng' })
    expect(splitUnit('Sở Tài chính')).toEqual({ kind: '', name: 'Sở Tài chính' })
    expect(splitUnit('Đặc khu Quần đảo Nghiêng Sơn').name).toBe('Quần đảo Nghiêng Sơn')
  })
  it('stands within a sentence with its kind in small letters', () => {
    expect(named('xã', 'Kỳ Thượng')).toBe('xã Kỳ Thượng')
    expect(named('xã', 'Xã Kỳ Thượng')).toBe('xã Kỳ Thượng')
    expect(named('', 'Sở Tài chính')).toBe('Sở Tài chính')
  })
  it('is short on a wall plate', () => {
    expect(plateName('Xã Kỳ Thượng')).toBe('Kỳ Thượng')
    expect(plateName('Phường Hòa Khê')).toBe('P. Hòa Khê')
  })
})

describe('a refusal', () => {
  it('says who holds the chair now', () => {
    expect(faultText({ code: 'stale-epoch', params: { holder: 'Bà Trần Thị Ngẫu' } }, 'vi').what).toContain('Bà Trần Thị Ngẫu')
  })
  it('that is unknown still says what to do', () => {
    expect(faultText({ code: 'never-heard-of', params: {} }, 'vi').next).not.toBe('')
  })
  it('has words for every code of the protocol', async () => {
    const { readFileSync } = await import('node:fs')
    const protocol = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')
    const refusals = protocol.slice(protocol.indexOf('## 7. Refusals'))
    const codes = [...refusals.matchAll(/`([a-z-]+)(?:\{[^`]*)?`/g)].map((match) => match[1] ?? '').filter((code) => code.includes('-'))
    expect(codes.length).toBeGreaterThan(15)
    const unknown = faultText({ code: 'never-heard-of', params: {} }, 'vi')
    for (const code of codes) expect(faultText({ code, params: {} }, 'vi'), code).not.toEqual(unknown)
  })
})
