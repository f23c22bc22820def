import { describe, expect, it } from 'vitest'
import type { SlotAnnouncement } from '../protocol/server-messages'
import { announce, viewOf } from './slots'

const announced = (more: Partial<SlotAnnouncement> = {}): SlotAnnouncement => ({
  media: 'VIDEO',
  index: 0,
  site: 'a',
  account: null,
  kind: 'CAMERA',
  number: 7,
  ...more,
})
const reading = { announced: announced(), contributions: [], blind: false }

describe('a slot', () => {
  it('is empty until a site is announced, whatever comes', () => {
    expect(viewOf({ ...reading, announced: null, contributions: [{ number: 7, at: 1 }] }).state).toBe('EMPTY')
    expect(viewOf({ ...reading, announced: announced({ site: null, number: null }) }).state).toBe('EMPTY')
  })

  it('is covered until packets of the announced number come', () => {
    expect(viewOf(reading)).toEqual({ state: 'COVERED', site: 'a' })
    expect(viewOf({ ...reading, contributions: [{ number: 6, at: 5 }] }).state).toBe('COVERED')
    expect(viewOf({ ...reading, contributions: [{ number: 7, at: 5 }] })).toEqual({ state: 'SHOWN', site: 'a', kind: 'CAMERA' })
  })

  it('goes by the newest packet: an older number may linger for ten seconds', () => {
    const both = [
      { number: 7, at: 9 },
      { number: 6, at: 5 },
    ]
    expect(viewOf({ ...reading, contributions: both }).state).toBe('SHOWN')
    expect(viewOf({ ...reading, announced: announced({ number: 6 }), contributions: both }).state).toBe('COVERED')
  })

  it('goes by the announcement where the browser reports no sources', () => {
    expect(viewOf({ ...reading, blind: true }).state).toBe('SHOWN')
  })

  it('of an operator is named by the account alone', () => {
    const talk = announced({ media: 'AUDIO', index: 2, site: null, account: 'op' })
    expect(viewOf({ announced: talk, contributions: [{ number: 7, at: 1 }], blind: false }).state).toBe('SHOWN')
  })
})

describe('an announcement', () => {
  it('leaves the slots it does not name as they were', () => {
    const first = announce(new Map(), [announced(), announced({ index: 1, site: 'b' })])
    const then = announce(first, [announced({ site: 'c' })])
    expect([...then.values()].map((slot) => slot.site)).toEqual(['c', 'b'])
  })
})
