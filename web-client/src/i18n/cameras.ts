import { camerasEn } from './cameras.en'
import { camerasVi } from './cameras.vi'
import type { Area } from './language'

/** Words of the page on which cameras are moved. */
export type CamerasWords = {
  title: string
  readonly roomsOwn: string
  lead: string
  none: string
  noneNext: string
  stale: string
  pick: string
  stop: string
  stopSays: string
  ready: string
  opening: string
  /** Why a camera is not ready, by its cause's code: what it means and what to do. */
  cause: Record<string, { what: string; next: string }>
  causeUnknown(code: string): { what: string; next: string }
  standby: string
  tally: string
  movedBy(name: string): string
  lockedBy(name: string): string
  readonly lockedByMe: string
  keep: string
  giveBack: string
  readonly take: string
  /** What who may not take it must do. */
  readonly askForIt: string
  pad: string
  padSays: string
  ways: Record<'upLeft' | 'up' | 'upRight' | 'left' | 'home' | 'right' | 'downLeft' | 'down' | 'downRight', string>
  speed: string
  percent(value: number): string
  zoom: string
  tele: string
  wide: string
  zoomTo: string
  focus: string
  near: string
  far: string
  autoFocus: string
  focusOnce: string
  picture: string
  exposure: string
  exposures: Record<string, string>
  brighter: string
  darker: string
  balance: string
  balances: Record<string, string>
  balanceOnce: string
  backlight: string
  framing: string
  power: string
  presets: string
  presetsNone: string
  recall(number: number, name: string): string
  forget(name: string): string
  live(site: string): string
  liveNone: string
  liveWaits: string
  liveRefused: string
  focusTo: string
  compensate: string
  compensation: string
  colour: Readonly<Record<'RED' | 'BLUE', string>>
  withFloor: string
  seats: string
  seatsSay: string
  seat: string
  seatPreset: string
  seatAdd: string
  seatGoes(seat: string, preset: string): string
  seatForget(seat: string): string
  presetName: string
  presetKeep(number: number): string
  presetsOfRoom: string
  presetNumber: string
  presetGo(number: number): string
  outcome: Record<string, string>
  facts: string
  model: string
  line: string
  roundTrip: string
  milliseconds(value: number): string
  position: string
  degrees(pan: string, tilt: string): string
  add: string
  change: string
  addTitle: string
  site: string
  name: string
  address: string
  addressSays: string
  profile: string
  profileAsk: string
  save: string
  remove: string
  removeQuestion(name: string): string
  removeSays: string
  removeNot: string
  close: string
}

export const camerasWords: Area<CamerasWords> = { vi: camerasVi, en: camerasEn }
