import type { Area } from './language'
import { roomsEn } from './rooms.en'
import { roomsVi } from './rooms.vi'

/** What happened and what to do next. */
export type RoomCause = { readonly what: string; readonly next: string }

/** Words of the page from which rooms are called. */
export type RoomsWords = {
  readonly title: string
  readonly lead: string
  readonly count: (all: number, seated: number, calling: number, failed: number) => string
  readonly toLines: string
  readonly toPad: string
  readonly stale: string
  readonly none: string
  readonly off: string
  readonly offNext: string
  readonly taken: string
  readonly takenNext: string
  readonly find: string
  readonly notFound: string
  readonly onlyAway: string
  readonly callAbsent: (count: number) => string
  readonly nobodyToCall: string
  readonly noAddresses: (count: number) => string
  readonly called: (count: number, unreachable: number, left: number) => string
  readonly stopCalling: (count: number) => string
  readonly group: Readonly<Record<'failed' | 'away' | 'in', (count: number) => string>>
  readonly state: Readonly<Record<'failed' | 'calling' | 'ringing' | 'menu' | 'waiting' | 'seated' | 'elsewhere' | 'away', string>>
  readonly attempt: (nth: number) => string
  readonly again: (times: number, time: string) => string
  readonly gaveUp: (times: number) => string
  readonly announced: (site: string, state: string) => string
  readonly number: string
  readonly pin: string
  readonly copy: string
  readonly copied: (site: string) => string
  readonly copyFailed: string
  readonly call: string
  readonly callAgain: string
  readonly stop: string
  readonly hangUp: string
  readonly hangUpQuestion: (site: string) => string
  readonly hangUpSays: string
  readonly hangUpNot: string
  readonly noAddress: string
  readonly askTechnician: string
  readonly giveAddress: string
  readonly details: string
  readonly address: string
  readonly addressHint: string
  readonly addressWrong: RoomCause
  readonly keep: string
  readonly close: string
  readonly dialIn: string
  readonly dialInSays: string
  readonly registration: string
  readonly registrationSays: string
  readonly user: string
  readonly password: string
  readonly server: string
  readonly registeredAt: string
  readonly notRegistered: string
  readonly cause: Readonly<Record<string, RoomCause>>
  readonly causeOfStatus: (status: string) => RoomCause
  readonly causeUnknown: (code: string) => RoomCause
}

export const roomsWords: Area<RoomsWords> = { vi: roomsVi, en: roomsEn }

/** Why a call did not become a seat: the code as the server says it. */
export function roomCause(words: RoomsWords, code: string): RoomCause {
  const known = words.cause[code]
  if (known !== undefined) return known
  const status = /^room-answered-(\d{3})$/.exec(code)?.[1]
  return status === undefined ? words.causeUnknown(code) : words.causeOfStatus(status)
}
