import { describe, expect, it } from 'vitest'
import type { ConferenceLine } from '../../api/types'
import { copySource, clashes, daysOf, plusWeeks, rowsByRoom, weekOf } from './week'

const monday = weekOf('2026-11-25T03:00:00Z')

function held(id: string, from: string, change: Partial<ConferenceLine> = {}): ConferenceLine {
  const to = new Date(Date.parse(from) + 7_200_000).toISOString()
  return {
    id,
    title: id,
    kind: 'giao ban',
    from,
    to,
    status: 'SCHEDULED',
    mainSite: { id: 'm', name: 'Hội trường lớn' },
    room: null,
    participants: 119,
    sites: 104,
    organiser: null,
    ...change,
  }
}

describe('a week', () => {
  it('begins on Monday at midnight of the office, whatever the browser thinks', () => {
    expect(monday).toMatchObject({ number: 48, year: 2026, start: Date.parse('2026-11-22T17:00:00Z') })
    expect(weekOf('2026-11-22T16:59:00Z').number).toBe(47)
  })

  it('counts across the year', () => {
    expect(weekOf('2027-01-01T01:00:00Z')).toMatchObject({ number: 53, year: 2026 })
    expect(plusWeeks(monday, 6)).toMatchObject({ number: 1, year: 2027 })
  })

  it('shows Sunday only when something is held on it', () => {
    expect(daysOf(monday, [])).toHaveLength(6)
    expect(daysOf(monday, [held('a', '2026-11-29T02:00:00Z')])).toHaveLength(7)
  })

  it('is a table by room and day, without what was cancelled', () => {
    const rows = rowsByRoom(
      [
        held('b', '2026-11-23T03:00:00Z'),
        held('a', '2026-11-23T01:00:00Z'),
        held('c', '2026-11-24T01:00:00Z', { room: 'Phòng họp số 1' }),
        held('d', '2026-11-24T01:00:00Z', { status: 'CANCELLED' }),
      ],
      daysOf(monday, []),
      'không phòng',
    )
    expect(rows.map((row) => row.room)).toEqual(['Hội trường lớn', 'Phòng họp số 1'])
    expect(rows[0]?.cells[0]?.map((one) => one.id)).toEqual(['a', 'b'])
    expect(rows[1]?.cells[1]?.map((one) => one.id)).toEqual(['c'])
  })

  it('knows when two meetings want one room at one time', () => {
    const a = held('a', '2026-11-23T01:00:00Z')
    expect(clashes(a, [a, held('b', '2026-11-23T02:00:00Z')])).toBe(true)
    expect(clashes(a, [held('b', '2026-11-23T03:00:00Z')])).toBe(false)
    expect(clashes(a, [held('b', '2026-11-23T02:00:00Z', { status: 'CANCELLED' })])).toBe(false)
  })
})

describe('as last week', () => {
  const lastWeek = held('last', '2026-11-16T01:00:00Z', { status: 'CLOSED' })

  it('copies the largest meeting of the week before the one shown', () => {
    const small = held('small', '2026-11-17T01:00:00Z', { participants: 5 })
    expect(copySource([small, lastWeek], monday)).toEqual({ conference: lastWeek, weeks: 1 })
    expect(copySource([small, lastWeek], monday, Date.parse('2026-11-24T00:00:00Z'))?.weeks).toBe(2)
  })

  it('rather copies one that is not in the shown week yet', () => {
    const copied = held('last', '2026-11-23T01:00:00Z', { id: 'copy' })
    const other = held('other', '2026-11-17T01:00:00Z', { participants: 5 })
    expect(copySource([lastWeek, other, copied], monday)?.conference.id).toBe('other')
  })

  it('takes the shown week into the next when the week before is empty', () => {
    const here = held('here', '2026-11-25T01:00:00Z', { status: 'LIVE' })
    expect(copySource([here], monday)).toEqual({ conference: here, weeks: 1 })
  })

  it('goes back as far as it must', () => {
    const march = held('march', '2026-03-09T01:00:00Z', { status: 'CLOSED' })
    expect(copySource([march], monday)).toEqual({ conference: march, weeks: 37 })
  })

  it('never copies drafts or what was cancelled', () => {
    expect(copySource([held('a', '2026-11-16T01:00:00Z', { status: 'DRAFT' })], monday)).toBeNull()
    expect(copySource([held('a', '2026-11-16T01:00:00Z', { status: 'CANCELLED' })], monday)).toBeNull()
  })
})
