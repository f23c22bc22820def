import { describe, expect, it } from 'vitest'
import type { Delta } from '../protocol/server-messages'
import { request, room, site } from './room.sample'
import { applyDelta } from './room-state'

const nothing: Delta = { type: 'delta', position: 11, meeting: null, queue: null, sites: null, notes: null, lobby: null, staff: null }

describe('a delta', () => {
  it('leaves what it does not name as the same objects', () => {
    const before = room()
    const after = applyDelta(before, nothing)
    expect(after).toEqual({ ...before, position: 11 })
    expect(after.meeting).toBe(before.meeting)
    expect(after.sites).toBe(before.sites)
  })

  it('replaces the queue whole, in its order', () => {
    const queue = [request('r2', 'other'), request('r1', 'me')]
    expect(applyDelta(room({}, { queue: [request('r1', 'me')] }), { ...nothing, queue }).queue).toBe(queue)
  })

  it('replaces sites by id, keeps their order and puts new ones last', () => {
    const changed = site('me', { headcount: 7 })
    const after = applyDelta(room(), { ...nothing, sites: [site('late'), changed] })
    expect(after.sites.map((one) => one.id)).toEqual(['hall', 'me', 'other', 'late'])
    expect(after.sites[1]).toBe(changed)
  })

  it('of the same position adds to it: one for all, then the own entry', () => {
    const first = applyDelta(room(), { ...nothing, sites: [site('me')] })
    const own = site('me', { seatRequest: { device: 'd', refusableUntil: '2026-11-30T01:00:20Z' } })
    expect(applyDelta(first, { ...nothing, sites: [own] }).sites[1]).toBe(own)
  })

  it('that is older changes nothing', () => {
    const before = room()
    expect(applyDelta(before, { ...nothing, position: 9, queue: [request('r', 'me')] })).toBe(before)
  })
})
