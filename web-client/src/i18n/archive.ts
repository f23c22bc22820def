import type { Area } from './language'
import { archiveEn } from './archive.en'
import { archiveVi } from './archive.vi'

/** Words of the archive. */
export type ArchiveWords = {
  title: string
  searchTitle: string
  searchField: string
  search: string
  allUnits: string
  unitFilter: string
  monthFilter: string
  allMonths: string
  month(month: number, year: number): string
  personFilter: string
  allPeople: string
  /** Speeches by filter alone. */
  listed(count: number): string
  found: string
  exact: string
  exactCount(count: number): string
  folded: string
  foldedCount(count: number): string
  /** With an example of a word with its marks, where one was found. */
  typeTip(example: string | null): string
  unitNow(unit: string): string
  nothing(query: string, where: string): string
  nothingSaid(where: string): string
  nothingNext: string
  clearFilters: string
  inMonth(month: string): string
  held: string
  noneHeld: string
  hitKind: Record<'SPEECH' | 'NOTE' | 'TITLE', string>
  choose: string

  when(date: string, from: string, to: string): string
  number(number: string): string
  sealOk: string
  sealPending: string
  sealBroken: string
  noRecording: string
  bar: string
  between: string
  barValue(speaker: string, time: string): string
  gap(seconds: number, at: string): string
  gapLong(minutes: number, at: string): string
  gapReason: Record<string, string>
  play: string
  pause: string
  playHere: string
  pauseHere: string
  download: string
  downloadSays: string
  notes: string
  noNotes: string
  noteKind: Record<'TASK' | 'CONCLUSION', string>
  playNote(time: string): string
  sealTitle: string
  sealedAt(time: string): string
  checked(match: string, of: string): string
  untouched: string
  brokenAt(number: string, time: string): string
  brokenRest: string
  notSealed: string
  openedTitle: string
  openedNobody: string
  opening(who: string, what: string): string
  what: Record<string, string>
  attendance: string
  attendanceSays(present: number, expected: number): string
  absentList(names: string): string
  speeches: string
  noRight: string
  noRightWho: string
  cannotPlay: string
  notYet: string
  keysHelp: string
}

export const archiveWords: Area<ArchiveWords> = { vi: archiveVi, en: archiveEn }
