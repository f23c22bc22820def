import type { Area } from './language'
import { padEn } from './pad.en'
import { padVi } from './pad.vi'

/** Words of the chair's and operators' pad. */
export type PadWords = {
  title: string
  agenda(item: number, of: number, title: string): string
  agendaLeft: string
  agendaOver: string
  nextItem: string
  present: string
  recording: string
  recordingStopped(at: string): string
  recordingStoppedThen: string
  notRecorded: string
  you: string
  operate(others: string, chair: string): string
  chairOperates(operators: string): string
  chairAlone: string
  nameOperators: string

  onAir: string
  mainOnAir: string
  waitingToOpen(time: string): string
  ofMinutes(minutes: string): string
  floorFree: string
  used(spoken: string, of: string): string
  add2: string
  stop: string
  stopQuestion(unit: string): string
  stopConsequence: string
  stopDo: string
  toMain: string
  toMainShort: string
  stageLost(unit: string): string

  next: string
  nextCalled: string
  nextSound(good: boolean): string
  nextNotCalled: string
  nextLost: string
  preview(unit: string): string
  invite(unit: string): string
  inviting: string
  inviteHint: string
  inviteNone: string
  later: string
  chooseSpeaker: string
  speakerName: string
  speakerPosition: string
  keepSpeaker: string
  call(unit: string): string

  queue: string
  queueEmpty: string
  queueEmptyNext: string
  inviteShort: string
  waited(minutes: number): string
  deferred: string
  moved(unit: string, place: number): string
  invited(unit: string, time: string): string
  putLater(unit: string): string
  undo: string
  queueHelp: string

  wall(count: number): string
  lost(count: number): string
  doubtful(count: number): string
  lostFor(time: string): string
  lostThen: string
  find: string
  findLabel: string
  findNone: string
  findEnter: string
  seeAll(count: number): string
  seeFew: string
  plate: Record<'lost' | 'warn' | 'live' | 'hold' | 'want' | 'offline' | 'absent' | 'ok', string>
  newDevice: string
  technicianCalled(unit: string): string
  answered: string
  confirmPresence: string
  markAbsent: string
  through(line: string): string
  standsFor(count: number): string
  contact: string
  inviteSite: string
  callSite: string
  close: string

  mode: string
  modes: Record<'MODERATED' | 'DISCUSSION' | 'TRAINING', string>
  modeSays: Record<'MODERATED' | 'DISCUSSION' | 'TRAINING', string>

  notes: string
  noteKind: Record<'NOTE' | 'TASK' | 'CONCLUSION', string>
  noteField: string
  noteKindLabel: string
  notePinned(time: string): string
  notesEmpty: string
  noteRemove: string

  lobby(count: number): string
  lobbyWhy: Record<'UNKNOWN_DEVICE' | 'DELEGATE' | 'LOST_LINK', string>
  admit: string
  refuse: string

  more: string
  open: string
  openSays: string
  takeChair: string
  end: string
  endQuestion(title: string): string
  endConsequence: string
  endDo: string
  goOn: string

  invitedLost(unit: string): string
  invitedLostOr(unit: string): string
  invitedLostWait: string
  wait: string
  stale(holder: string): string
  soundBlocked: string
  soundStart: string
  communeHint: string
  reconnecting: string
  connecting: string
  agendaOn: string
  recordingOff: string
  standingIn(chair: string): string
  chairLost(time: string): string
  chairLostThen: string
  chairOffered: string
  standIn: string
  standsIn(name: string): string
  reclaim: string
  mainLost: string
  mainLostThen(time: string): string
  talk: string
  talking: string
  talkOpening: string
  talks(name: string): string
  talkHow: string
  correctShort: string
  correctSpeaker: string
  requestMore(unit: string): string
  decline: string
  declineReason: string
  noteEdit: string
  noteSave: string
  silentFor(times: number): string

  closedTitle: string
  closedAt(time: string, lasted: string): string
  attendance: string
  absent: string
  noAbsent: string
  speakers: string
  noSpeakers: string
  minutes(text: string): string
  record: string
  recordSealing: string
  recordReady: string
  recordSealed: string
  recordNone: string
  findSpeech: string
  findSpeechField: string
  findDo: string
  schedule: string
  toArchive: string

  keys: string
  lines: string
  rooms: string
  screenOf(who: string): string
  relayFrom: string
  relaying: string
  endRelay: string
  keysTitle: string
  keyList: readonly (readonly [key: string, does: string])[]
}

export const padWords: Area<PadWords> = { vi: padVi, en: padEn }
