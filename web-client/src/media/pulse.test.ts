import { describe, expect, it } from 'vitest'
import { bytesOf, Pulse } from './pulse'

/** Looks five times a second, as the connection does; `at` tells what has come by then. Answers when it was found gone. */
function watched(until: number, at: (now: number) => { newest: number; bytes: number }): number[] {
  const pulse = new Pulse(0)
  const gone: number[] = []
  for (let now = 0; now <= until; now += 200) {
    const { newest, bytes } = at(now)
    if (pulse.packets(newest, now) && pulse.bytes(bytes, now)) gone.push(now)
  }
  return gone
}

describe('a line', () => {
  it('lives while packets of a slot come', () => {
    expect(watched(20_000, (now) => ({ newest: now, bytes: 0 }))).toEqual([])
  })

  it('lives while reports come, though no slot has anything', () => {
    expect(watched(20_000, (now) => ({ newest: 5, bytes: Math.floor(now / 1_000) }))).toEqual([])
  })

  it('is gone less than two seconds after the last packet, and is asked for again ever more rarely', () => {
    const gone = watched(20_000, (now) => ({ newest: Math.min(now, 3_000), bytes: Math.min(now, 3_000) }))
    expect(gone[0]).toBeGreaterThan(4_000)
    expect(gone[0]).toBeLessThanOrEqual(5_600)
    const waits = gone.slice(1).map((at, i) => at - (gone[i] ?? 0))
    expect(waits.every((wait, i) => wait >= 2 * (waits[i - 1] ?? 1_500) || wait >= 15_000)).toBe(true)
  })

  it('is not thought gone because the page slept', () => {
    const pulse = new Pulse(0)
    pulse.packets(1, 100)
    pulse.bytes(1, 100)
    expect(pulse.packets(1, 60_000)).toBe(false)
  })
})

describe('the bytes of a report', () => {
  it('are those of the transport, or of the pair where a browser tells no transport', () => {
    const pair = ['p', { type: 'candidate-pair', bytesReceived: 5 }] as const
    expect(bytesOf([pair, ['t', { type: 'transport', bytesReceived: 7 }]])).toBe(7)
    expect(bytesOf([pair, ['x', { type: 'inbound-rtp', bytesReceived: 900 }]])).toBe(5)
    expect(bytesOf([])).toBe(0)
  })
})
