import type { Area } from './language'
import { startEn } from './start.en'
import { startVi } from './start.vi'

/** Words of the shell, the start page, signing in and setting up. */
export type StartWords = {
  product: string
  nav: string
  schedule: string
  archive: string
  cameras: string
  board: string
  system: string
  signOut: string
  skip: string
  unknownPage: string
  toSchedule: string
  unreachable: string
  retry: string
  failed(code: string): string
  notAllowed(role: string): string
  details: string
  loading: string

  start: string
  sampleOf(office: string): string
  liveTitle: string
  liveSays: string
  overTitle: string
  overSays: string
  simulated: string
  opening: string
  speaking: string
  mainSite: string
  simulatedSites: string
  waiting: string
  lost: string
  simulationNote: string
  asChair: string
  firstThing: readonly [before: string, press: string, after: string]
  asCommune: string
  asCommuneSays: string
  plan: string
  planSays(participants: number): string
  pathTitle: string
  path: readonly (readonly [who: string, what: string])[]
  usedLink: string
  noLink: string
  empty: string

  login: string
  loginTitle: string
  loginSays: string
  username: string
  password: string
  badCredentials: string
  lockedOut: string
  siteHint: string

  officeName: string
  yourName: string
  newPassword: string
  setupDo: string
  setupTitle: string
  setupSteps: readonly string[]
  setupSays: string
}

export const startWords: Area<StartWords> = { vi: startVi, en: startEn }
