import type { DeviceKind, DeviceLevel } from '../api/board-types'
import { boardEn } from './board.en'
import { boardVi } from './board.vi'
import type { Area } from './language'

/** What is so, and what to do; nothing to do where nobody can or need. */
export type Cause = { readonly what: string; readonly next?: string }

/** Words of the technician's board. */
export type BoardWords = {
  title: string
  well: string
  faults(bad: number, watch: number): string
  lead(sites: number, devices: number): string
  stale: string
  onlyFaults: string
  noFault: string
  find: string
  atTheTop: string
  under(name: string, kind: 'TERRITORY' | 'AGENCY'): string
  count(faults: number, all: number): string
  level: Record<DeviceLevel, string>
  kind: Record<DeviceKind, string>
  /** By stable code; those of cameras' lines are in the words of cameras. */
  cause: Readonly<Record<string, Cause>>
  causeUnknown(code: string): Cause
  since(time: string): string
  nothing: string
  roundTrip: string
  loss: string
  jitter: string
  keyFrame: string
  secondsAgo(seconds: number): string
  up: string
  down: string
  losses: string
  facts: string
  inUse: string
  notInUse: string
  used: string
  millis(value: number): string
  percent(value: string): string
  kbit(value: number): string
  toCamera: string
  past: string
  pastNone: string
  from(begin: string, end: string): string
  still(begin: string): string
  close: string
  coding: string
  /** By stable code, as are the directions. */
  codingWhy: Readonly<Record<string, string>>
  codingFor: Readonly<Record<string, string>>
  codingCost(cores: string, process: number): string
}

export const boardWords: Area<BoardWords> = { vi: boardVi, en: boardEn }
