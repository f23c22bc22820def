import { describe, expect, it } from 'vitest'
import { faultText } from './errors'
import { clockTime, duration, longDate } from './time'
import { unitText } from './unit'

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

describe("a unit's name", () => {
  it('has its kind before it, unless it begins with it', () => {
    expect(unitText({ type: 'xã', name: 'Kỳ Thượng' })).toBe('xã Kỳ Thượng')
    expect(unitText({ type: 'sở', name: 'Sở Tài chính' })).toBe('Sở Tài chính')
    expect(unitText({ type: '', name: 'Tỉnh ủy' })).toBe('Tỉnh ủy')
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
