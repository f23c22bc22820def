import type { Area } from './language'
import type { SystemCheck, SystemLevel, SystemVerdict, SystemWorkKind } from '../api/types'
import { systemEn } from './system.en'
import { systemVi } from './system.vi'

/** A finding's numbers and names, and as `program` what the command line calls it; empty where there is none of that name. */
export type Param = (name: string) => string

/** What one finding says: the fact, what to do next where something is to be done, and its one figure. */
export type Said = {
  readonly fact: string
  readonly next?: string
  readonly figure?: string
  readonly figureSays?: string
}

/** Words of the page that shows how this installation is. */
export type SystemWords = {
  title: string
  ready: string
  readyTitle: string
  watchTitle(count: number): string
  badTitle(count: number): string
  lead: string
  checks: string
  checkedAt(time: string): string
  stale: string
  next: string
  level: Record<SystemLevel, string>
  check: Record<SystemCheck, string>
  says: Record<SystemVerdict, (param: Param) => Said>
  viewsTitle: string
  viewsSays: string
  viewName: Record<string, string>
  position: string
  lag: string
  state: string
  allFollow(count: number): string
  /** A view's progress; the seconds left, once known. */
  making(percent: string, seconds: number | undefined): string
  rebuild: string
  rebuildAll: string
  rebuildAllDo: string
  rebuildQuestion(view: string): string
  rebuildConsequence: string
  rebuildDo: string
  rebuildKeep: string
  doctor(program: string): string
  keepTitle: string
  keepSays: string
  backUp: string
  tryIt: string
  tryQuestion: string
  tryConsequence: string
  tryDo: string
  erasePerson: string
  working: Record<SystemWorkKind, string>
  checking: string
  worked: Record<SystemWorkKind, (time: string, seconds: number) => string>
  notWorked: Record<SystemWorkKind, (time: string) => string>
  /** By stable code; a newer server may say one that has no words yet. */
  workFault: Readonly<Record<string, string>>
}

export const systemWords: Area<SystemWords> = { vi: systemVi, en: systemEn }
