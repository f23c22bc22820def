import type { UnitName } from './types'

/** One call of a room system, as far as the page of rooms needs it. */
export type RoomCall = {
  call: string
  outgoing: boolean
  /** The how manieth try to reach the room; 0 for a room that called us. */
  attempt: number
  /** Ringing comes after dialling where the server hears of it. */
  stage: string
  trouble: string[]
}

/** A call of ours that did not reach its room. */
export type RoomFailure = {
  call: string
  cause: string
  at: string
  /** Which one it was, from 1. */
  attempt: number
  /** When the room is called again by itself; null when it is not. */
  again: string | null
}

/** GET /conferences/{id}/rooms: a site and its room system. */
export type RoomLine = {
  site: string
  name: string
  unit: UnitName
  number: string
  pin: string
  password: string | null
  registered: string | null
  address: string | null
  absent: boolean
  dial: string[]
  calls: RoomCall[]
  failed: RoomFailure | null
}

/** POST /conferences/{id}/rooms/call-absent. */
export type AbsentCalled = { called: string[]; unreachable: string[]; left: string[] }
