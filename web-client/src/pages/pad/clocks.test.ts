import { describe, expect, it } from 'vitest'
import { agendaClock, minutesSince, speakerClock, undoLeft } from './clocks'
import { aFloor, aMeeting, at, now } from './room-fixture'

describe('clocks', () => {
  it('tell how long the speaker may still speak', () => {
    expect(speakerClock(aFloor('A'), now)).toMatchObject({ left: 161, spoken: 139, granted: 300, state: 'running' })
  })

  it('say when the last minute has begun and when it is over', () => {
    expect(speakerClock(aFloor('A'), Date.parse(at('01:49:00'))).state).toBe('last-minute')
    const over = speakerClock(aFloor('A'), Date.parse(at('01:50:56')))
    expect(over.state).toBe('over')
    expect(over.left).toBe(-75)
    expect(over.used).toBe(1)
  })

  it('count an agenda item from when it began', () => {
    const begun = { agendaItem: 1, agendaSince: at('01:20:00') }
    expect(agendaClock(aMeeting(begun), now)).toEqual({ elapsed: 27 * 60, left: 13 * 60 })
    const unplanned = aMeeting({ ...begun, agenda: [{ title: 'Một', minutes: 20 }, { title: 'Hai', minutes: 0 }] })
    expect(agendaClock(unplanned, now)).toEqual({ elapsed: 27 * 60, left: null })
  })

  it('say nothing of an agenda before its first item or without items', () => {
    expect(agendaClock(aMeeting({ agendaItem: -1, agendaSince: null }), now)).toBeNull()
    expect(agendaClock(aMeeting({ agenda: [], agendaItem: 0, agendaSince: at('01:20:00') }), now)).toBeNull()
  })

  it('let a grant be undone for ten seconds', () => {
    expect(undoLeft(aFloor('A'), Date.parse(at('01:44:45')))).toBe(6)
    expect(undoLeft(aFloor('A'), now)).toBe(0)
    expect(undoLeft(null, now)).toBe(0)
  })

  it('count waiting in whole minutes', () => {
    expect(minutesSince(at('01:41:10'), now)).toBe(5)
  })
})
