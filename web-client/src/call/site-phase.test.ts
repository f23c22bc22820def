import { describe, expect, it } from 'vitest'
import type { Meeting, Presence, Request, Room } from '../protocol/room'
import { floor, hall, me, other, request, room, site } from './room.sample'
import { placeOf, sitePhase } from './site-phase'

const now = Date.parse('2026-11-30T01:02:00Z')

function phaseIn(of: Room, seat: 'SEATED' | 'WATCHING' | 'CHOOSE' | 'LOBBY' = 'SEATED', who = 'me') {
  return sitePhase({ room: of, seat, site: who, now })
}

const withPresence = (presence: Presence, meeting: Partial<Meeting> = {}) =>
  phaseIn(room(meeting, { sites: [hall, site('me', { presence }), other] }))

const inQueue = (queue: readonly Request[], meeting: Partial<Meeting> = {}) => phaseIn(room(meeting, { queue }))

describe("the phase of a site's page", () => {
  it.each<[Presence, string]>([
    ['EXPECTED', 'CHECK'],
    ['SIGNAL_FAILED', 'CHECK'],
    ['SIGNAL_OK', 'REPORT'],
    ['SIGNAL_DEGRADED', 'REPORT'],
    ['DOUBTFUL', 'REPORT'],
    ['PRESENT', 'REGISTER'],
  ])('of a site that is %s is %s', (presence, phase) => {
    expect(withPresence(presence).type).toBe(phase)
  })

  it('waits for the opening once the site has reported', () => {
    expect(withPresence('PRESENT', { status: 'SCHEDULED' }).type).toBe('WAIT_OPENING')
    expect(withPresence('EXPECTED', { status: 'SCHEDULED' }).type).toBe('CHECK')
  })

  it('says the place and how long it may take', () => {
    const queue = [request('r1', 'other'), request('r2', 'hall'), request('r3', 'me')]
    expect(inQueue(queue, { floor: floor('other', '2026-11-30T01:05:00Z') })).toMatchObject({ type: 'WAITING', place: 3, minutes: 13 })
  })

  it('counts deferred requests after all others', () => {
    const mine = request('r3', 'me', { deferred: true })
    const queue = [request('r1', 'other', { deferred: true }), request('r2', 'hall'), mine]
    expect(placeOf(queue, mine)).toBe(3)
    expect(placeOf(queue, queue[1] ?? mine)).toBe(1)
  })

  it('gets ready when called, and says after whom', () => {
    const called = { site: 'me', request: 'r3', since: '2026-11-30T01:00:00Z' }
    expect(inQueue([request('r3', 'me')], { called, floor: floor('other') })).toMatchObject({ type: 'CALLED', after: other })
    expect(inQueue([], { called })).toMatchObject({ type: 'CALLED', request: null, after: null })
  })

  it('speaks while it has the floor, even when it never checked', () => {
    expect(phaseIn(room({ floor: floor('me') }, { sites: [hall, site('me', { presence: 'EXPECTED' })] })).type).toBe('SPEAKING')
  })

  it('of the main site offers no registering', () => {
    expect(phaseIn(room(), 'SEATED', 'hall').type).toBe('MAIN')
  })

  it('only watches without the seat, whatever the room says', () => {
    expect(phaseIn(room({ floor: floor('me') }), 'WATCHING').type).toBe('WATCHING')
  })

  it('asks where the seat is taken, and waits in the lobby', () => {
    expect(sitePhase({ room: null, seat: 'CHOOSE', site: me.id, now }).type).toBe('CHOOSE')
    expect(sitePhase({ room: null, seat: 'LOBBY', site: me.id, now }).type).toBe('LOBBY')
  })

  it('is closed for everybody when the meeting is', () => {
    for (const seat of ['SEATED', 'WATCHING'] as const) expect(phaseIn(room({ status: 'CLOSED' }), seat).type).toBe('CLOSED')
  })
})
