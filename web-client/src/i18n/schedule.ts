import type { Area } from './language'
import { scheduleEn } from './schedule.en'
import { scheduleVi } from './schedule.vi'

/** Words of the schedule. */
export type ScheduleWords = {
  title: string
  week(number: number): string
  span(from: string, to: string): string
  previousWeek: string
  thisWeek: string
  nextWeek: string
  asLastWeek: string
  compose: string
  byRoom: string
  room: string
  noRoom: string
  days: readonly string[]
  free: string
  drafting: string
  live: string
  over: string
  clash: string
  participants(count: number): string
  participantsWord: string
  clashes(count: number): string
  noClash: string
  emptyWeek: string
  nothingToCopy: string

  draft: string
  field: {
    title: string
    date: string
    from: string
    to: string
    mainSite: string
    agenda: string
    minutes: string
    secrecy: string
    chair: string
  }
  secrecy: Record<'THUONG' | 'MAT' | 'TOI_MAT' | 'TUYET_MAT', string>
  secrecyRefused: string
  secrecyOf(level: string): string
  lists: string
  agendaAdd: string
  agendaItem(n: number): string
  agendaRemove(n: number): string
  minutesShort: string
  minutesEach(minutes: number): string
  send: string
  sending: string
  sendWhy: { title: string; time: string; nobody: string; secrecy: string }
  clashFirst: string
  held(place: string): string
  freeTimes: string
  saveDraft: string
  dropDraft: string
  newDefaultTitle: string
  kind: string

  sent: string
  sentSays(sites: number, participants: number): string
  links(count: number): string
  filter: string
  seen: string
  unseen: string
  seenCount: string
  unseenOnly: string
  copyText: string
  copied(unit: string): string
  copyAll: string
  copiedAll(count: number): string
  copyFailed: string
  reissue: string
  reissueQuestion(unit: string): string
  reissueConsequence: string
  reissueDo: string
  reissued(unit: string): string
  generation(n: number): string
  enterPad: string
  openPad: string
  callRooms: string
  openFile: string
  move: string
  moveTitle(date: string): string
  moveEffects: { sites(count: number): string; links: string; told: string }
  moveWords: { sites: string; links: string; told: string }
  moveDo: string
  keep(time: string): string
  moved(from: string, to: string): string
  cancel: string
  cancelQuestion(title: string): string
  cancelConsequence: string
  cancelReason: string
  cancelDo: string
  cancelKeep: string
  cancelled: string
  close: string
  sites(count: number): string
}

export const scheduleWords: Area<ScheduleWords> = { vi: scheduleVi, en: scheduleEn }
