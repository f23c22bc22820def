import { describe, expect, it } from 'vitest'
import type { RoomCall, RoomLine } from '../../api/room-types'
import { addressTyped, callable, grouped, lookOf } from './look'

const call = (stage: string): RoomCall => ({ call: stage, outgoing: true, attempt: 2, stage, trouble: [] })

const room = (name: string, more: Partial<RoomLine> = {}): RoomLine => ({
  site: name, name, unit: { id: name, type: 'xã', name }, number: '1', pin: '2', password: 'x', registered: null, address: null, absent: true,
  dial: [], calls: [], failed: null, ...more,
})

const failed = { call: 'f', cause: 'room-no-answer', at: '2026-11-30T01:00:00Z', attempt: 3, again: null }

const names = (rooms: RoomLine[]) => grouped(rooms).map(({ group, rooms: of }) => [group, ...of.map((one) => one.name)])

describe('how a room is', () => {
  it('is told by the call that has come furthest', () => {
    expect(lookOf(room('An', { calls: [call('dialling'), call('seated'), call('menu')] }))).toMatchObject({ state: 'seated' })
    expect(lookOf(room('An', { calls: [call('dialling')] }))).toEqual({ state: 'calling', attempt: 2 })
    expect(lookOf(room('An', { calls: [call('ringing')] }))).toEqual({ state: 'ringing', attempt: 2 })
  })

  it('is a failure only while nobody sits there and nothing is tried', () => {
    expect(lookOf(room('An', { failed }))).toEqual({ state: 'failed', failure: failed })
    expect(lookOf(room('An', { failed, absent: false }))).toEqual({ state: 'elsewhere' })
    expect(lookOf(room('An', { failed, calls: [call('dialling')] }))).toMatchObject({ state: 'calling' })
    expect(lookOf(room('An'))).toEqual({ state: 'away' })
  })

  it('is called with the absent where there is an address and no call', () => {
    expect(callable(room('An', { address: 'sip:a@10.0.0.1' }))).toBe(true)
    expect(callable(room('An', { registered: 'sip:a@10.0.0.1' }))).toBe(true)
    expect(callable(room('An'))).toBe(false)
    expect(callable(room('An', { address: 'sip:a@10.0.0.1', calls: [call('dialling')] }))).toBe(false)
    expect(callable(room('An', { address: 'sip:a@10.0.0.1', absent: false }))).toBe(false)
  })
})

describe('the list of rooms', () => {
  it('has failures first and does not move a room that is called', () => {
    const rooms = [room('Yên'), room('Đông'), room('Ba', { absent: false }), room('Cam', { failed })]
    expect(names(rooms)).toEqual([['failed', 'Cam'], ['away', 'Đông', 'Yên'], ['in', 'Ba']])
    rooms[0] = room('Yên', { calls: [call('dialling')] })
    expect(names(rooms)[1]).toEqual(['away', 'Đông', 'Yên'])
  })
})

describe('an address as typed', () => {
  it('is completed', () => {
    expect(addressTyped(' phong@10.1.2.3 ')).toBe('sip:phong@10.1.2.3')
    expect(addressTyped('SIPS:phong@10.1.2.3')).toBe('SIPS:phong@10.1.2.3')
    expect(addressTyped(' ')).toBe('')
  })
})
