import type { Area } from './language'
import { eraseEn } from './erase.en'
import { eraseVi } from './erase.vi'

/** Words of the page on which an administrator erases a person. */
export type EraseWords = {
  title: string
  lead: string
  find: string
  findSays: string
  nobody: string
  more(count: number): string
  choose(name: string): string
  chooseShort: string
  other: string
  goes: string
  goesData(parts: readonly string[]): string
  name: string
  phone: string
  mail: string
  goesAccounts(count: number): string
  goesTexts(count: number): string
  stays: string
  staysAs(erased: string): string
  chaired(count: number): string
  attended(count: number): string
  spoke(count: number): string
  contactOf(count: number): string
  nowhere: string
  notReached: string
  recorded(count: number): string
  named: string
  backups(count: number): string
  backup(file: string, days: number): string
  noBackup: string
  confirm(name: string): string
  erase: string
  done: string
  underWay: string
  over: string
  fault: Readonly<Record<string, string>>
  toSystem: string
}

export const eraseWords: Area<EraseWords> = { vi: eraseVi, en: eraseEn }
