import { describe, expect, it } from 'vitest'
import { noTotals, seenSince } from './seen'

const picture = { type: 'inbound-rtp', mid: '6', freezeCount: 3, totalFreezesDuration: 2.5, frameHeight: 360, framesPerSecond: 24 }
const sound = { type: 'inbound-rtp', mid: '3', concealedSamples: 480, totalSamplesReceived: 48_000 }
const mids = { stage: '6', voice: '3' }

describe('what the page saw', () => {
  it('is counted from one report to the next', () => {
    const first = seenSince([picture, sound], mids, noTotals)
    expect(first.seen).toEqual({
      type: 'stats', freezes: 3, frozenMillis: 2_500, height: 360, framesPerSecond: 24, concealed: 10,
    })
    const second = seenSince([{ ...picture, freezeCount: 4, totalFreezesDuration: 2.75 }, sound], mids, first.totals)
    expect(second.seen).toMatchObject({ freezes: 1, frozenMillis: 250, concealed: 0 })
  })

  it('is nothing while nothing is shown', () => {
    expect(seenSince([], mids, noTotals).seen).toMatchObject({ freezes: 0, height: 0, concealed: 0 })
  })

  it('starts at nothing again when a new connection counts from zero', () => {
    const { totals } = seenSince([picture, sound], mids, noTotals)
    expect(seenSince([{ ...picture, freezeCount: 0, totalFreezesDuration: 0 }], mids, totals).seen).toMatchObject({
      freezes: 0, frozenMillis: 0,
    })
  })

  it('names what the media goes over and what keeps the own picture small', () => {
    const going = [
      { type: 'transport', id: 't', selectedCandidatePairId: 'p' },
      { type: 'candidate-pair', id: 'p', localCandidateId: 'l' },
      { type: 'local-candidate', id: 'l', candidateType: 'host', protocol: 'tcp' },
      { type: 'outbound-rtp', kind: 'video', active: true, frameHeight: 180, qualityLimitationReason: 'none' },
      { type: 'outbound-rtp', kind: 'video', active: true, frameHeight: 720, qualityLimitationReason: 'cpu' },
    ]
    expect(seenSince(going, mids, noTotals).seen).toMatchObject({ path: 'TCP', limited: 'CPU' })
    const relayed = going.map((one) => (one.type === 'local-candidate' ? { ...one, candidateType: 'relay' } : one))
    expect(seenSince(relayed, mids, noTotals).seen.path).toBe('RELAY')
  })
})
