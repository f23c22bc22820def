import { describe, expect, it } from 'vitest'
import { droppedAt, movedBy, nextAfterLost, nextUp } from './next'
import { aFloor, aMeeting, aRequest, aRoom, aSite } from './room-fixture'

describe('who is next', () => {
  it('is the called site, whoever stands first in the list', () => {
    const room = aRoom({
      sites: [aSite('A'), aSite('B')],
      queue: [aRequest('A'), aRequest('B')],
      meeting: aMeeting({ called: { site: 'B', request: 'r-B', since: '2026-11-23T01:45:00Z' } }),
    })
    expect(nextUp(room)).toMatchObject({ site: { id: 'B' }, called: true, request: { id: 'r-B' } })
  })

  it('is the first request in the one order otherwise', () => {
    const room = aRoom({
      sites: [aSite('A'), aSite('B')],
      queue: [aRequest('B'), aRequest('A', { deferred: true })],
    })
    expect(nextUp(room)?.site.id).toBe('B')
  })

  it('passes over a lost line and over the one who speaks now', () => {
    const room = aRoom({
      sites: [aSite('A'), aSite('B', { link: 'INTERRUPTED' }), aSite('C')],
      queue: [aRequest('A'), aRequest('B'), aRequest('C')],
      meeting: aMeeting({ floor: aFloor('A') }),
    })
    expect(nextUp(room)?.site.id).toBe('C')
  })

  it('is a lost line when there is nobody else, and says so', () => {
    const room = aRoom({ sites: [aSite('A', { link: 'INTERRUPTED' })], queue: [aRequest('A')] })
    expect(nextUp(room)).toMatchObject({ site: { id: 'A' }, lost: true })
    expect(nextAfterLost(room, 'A')).toBeNull()
  })

  it('is nobody in an empty list', () => {
    expect(nextUp(aRoom())).toBeNull()
  })
})

describe('the one order', () => {
  const queue = [aRequest('A'), aRequest('B'), aRequest('C')]

  it('moves one request by one place', () => {
    expect(movedBy(queue, 'r-C', -1)).toEqual(['r-A', 'r-C', 'r-B'])
    expect(movedBy(queue, 'r-A', 1)).toEqual(['r-B', 'r-A', 'r-C'])
  })

  it('stays as it is at its ends and for requests that are gone', () => {
    expect(movedBy(queue, 'r-A', -1)).toEqual(['r-A', 'r-B', 'r-C'])
    expect(movedBy(queue, 'r-X', 1)).toEqual(['r-A', 'r-B', 'r-C'])
  })

  it('drops what was dragged before or after the target', () => {
    expect(droppedAt(queue, new Set(['r-C']), 'r-A', 'before')).toEqual(['r-C', 'r-A', 'r-B'])
    expect(droppedAt(queue, new Set(['r-A']), 'r-C', 'after')).toEqual(['r-B', 'r-C', 'r-A'])
  })
})
