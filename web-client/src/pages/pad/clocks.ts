import { stepsOf } from '../../media/level-meter'
import type { Floor, Meeting } from '../../protocol/room'

/** A speaker's clock at one moment; all in seconds. */
export type SpeakerClock = {
  readonly left: number
  readonly spoken: number
  readonly granted: number
  /** 0 to 1, how much of the time granted is used. */
  readonly used: number
  readonly state: 'running' | 'last-minute' | 'over'
}

/** How long the floor's holder may still speak; `left` is below zero when over. */
export function speakerClock(floor: Floor, now: number): SpeakerClock {
  const [since, until] = [Date.parse(floor.since), Date.parse(floor.until)]
  const granted = Math.max(1, (until - since) / 1000)
  const spoken = Math.max(0, (now - since) / 1000)
  const left = (until - now) / 1000
  return {
    left,
    spoken,
    granted,
    used: Math.min(1, spoken / granted),
    state: left < 0 ? 'over' : left <= 60 ? 'last-minute' : 'running',
  }
}

/** How long the agenda item has been on, and what is left of its planned time, in seconds; `left` is null unplanned. */
export type AgendaClock = { readonly elapsed: number; readonly left: number | null }

/** The agenda item's clock; null without one that has begun. */
export function agendaClock({ agenda, agendaItem, agendaSince }: Meeting, now: number): AgendaClock | null {
  const item = agendaItem === null ? undefined : agenda[agendaItem]
  if (item === undefined || agendaSince === null) return null
  const elapsed = Math.max(0, (now - Date.parse(agendaSince)) / 1000)
  return { elapsed, left: item.minutes > 0 ? item.minutes * 60 - elapsed : null }
}

/** Seconds during which *Hoàn tác* still works, 0 when it does not. */
export function undoLeft(floor: Floor | null, now: number): number {
  return floor === null ? 0 : Math.max(0, (Date.parse(floor.undoableUntil) - now) / 1000)
}

/** Whole minutes since a moment. */
export function minutesSince(instant: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / 60_000))
}

/** Steps of the level bar for the server's loudness, 0 (silence) to 127 (full scale), one per dB. */
export function levelStepsOf(loudness: number): number {
  return loudness === 0 ? 0 : stepsOf(10 ** ((loudness - 127) / 20))
}
