import type { Area } from './language'
import { siteEn } from './site.en'
import { siteVi } from './site.vi'

/** The site's page: its phases in the order in which a commune meets them. */
export type SiteWords = {
  readonly enter: string
  readonly entering: string
  readonly noSecrets: string
  readonly noLink: string
  readonly noLinkHint: string
  readonly knock: {
    readonly title: string
    readonly site: string
    readonly name: string
    readonly position: string
    readonly send: string
    readonly back: string
  }
  readonly notYet: (opens: string) => string
  readonly nothingToDo: string
  readonly opensByItself: string
  readonly again: string
  readonly callNumber: (phone: string) => string
  readonly meetingAt: (time: string) => string
  readonly minutesLeft: (minutes: number) => string
  readonly hears: {
    readonly out: string
    readonly outDetail: string
    readonly off: string
    readonly offDetail: string
    readonly registered: string
    readonly registeredDetail: string
    readonly called: string
    readonly calledAfter: (unit: string) => string
    readonly calledNext: string
    readonly live: string
    readonly liveDetail: string
    readonly main: string
    readonly mainDetail: string
    readonly muted: string
    readonly mutedDetail: string
    readonly discussion: string
    readonly discussionDetail: string
    readonly lost: string
    readonly lostDetail: string
    readonly watching: string
    readonly watchingDetail: string
    readonly lobby: string
    readonly lobbyDetail: string
    readonly closed: string
    readonly closedDetail: string
  }
  readonly stage: {
    readonly elsewhere: string
    readonly lobby: string
    readonly lobbyDetail: string
    readonly own: string
    readonly preparing: string
    readonly waiting: string
    readonly switching: string
    readonly opening: string
    readonly empty: string
    readonly emptyDetail: string
    readonly mainLost: string
    readonly siteLost: string
    readonly holdOn: string
    readonly seenByAll: string
    readonly besideScreen: string
    readonly reconnecting: string
    readonly attempt: (attempt: number, time: string) => string
    readonly closed: string
    readonly noPicture: string
    readonly screenOf: (who: string) => string
    readonly relayed: string
  }
  readonly mute: string
  readonly unmute: string
  readonly mine: string
  readonly mineHeard: string
  readonly heardWell: string
  readonly check: {
    readonly picture: string
    readonly pictureHint: string
    readonly microphone: string
    readonly microphoneHint: string
    readonly loudspeaker: string
    readonly loudspeakerHint: string
    readonly line: string
    readonly lineHint: string
    readonly good: string
    readonly echo: string
    readonly noEcho: string
    readonly failed: Readonly<Record<'picture' | 'microphone' | 'loudspeaker' | 'line', string>>
    readonly running: string
    readonly note: string
    readonly action: string
    readonly working: string
    readonly again: string
    readonly goOn: string
    readonly measured: (up: string, down: string) => string
  }
  readonly echoHeard: string
  readonly noEcho: string
  readonly noEchoDetail: string
  readonly passed: string
  readonly passedDetail: string
  readonly watched: string
  readonly watchedDetail: string
  readonly doubtful: string
  readonly doubtfulDetail: string
  readonly headcount: string
  readonly fewer: string
  readonly more: string
  readonly head: (name: string) => string
  readonly headMissing: string
  readonly change: string
  readonly keep: string
  readonly report: (count: number) => string
  readonly waitOpening: string
  readonly declined: string
  readonly speaker: (name: string) => string
  readonly speakerMissing: string
  readonly speakerName: string
  readonly speakerPosition: string
  readonly topic: string
  readonly anybody: (unit: string) => string
  readonly register: string
  readonly place: (place: number) => string
  readonly placeDetail: (minutes: number) => string
  readonly withdraw: string
  readonly prepare: string
  readonly prepareDetail: string
  readonly finish: string
  readonly noSound: string
  readonly noSoundDetail: string
  readonly keeps: (place: number) => string
  readonly keepsDetail: string
  readonly keepsSeat: string
  readonly keepsSeatDetail: string
  readonly toPhone: string
  readonly qrLabel: string
  readonly qrDetail: string
  readonly choose: string
  readonly chooseDetail: string
  readonly takeSeat: string
  readonly watch: string
  readonly asking: (seconds: number) => string
  readonly askingDetail: string
  readonly refused: string
  readonly refusedDetail: string
  readonly asked: string
  readonly askedDetail: (seconds: number) => string
  readonly refuseSeat: string
  readonly moved: (time: string) => string
  readonly movedDetail: string
  readonly technicianTold: string
  readonly closedAt: (time: string) => string
  readonly closedDetail: string
  readonly device: {
    readonly unsupported: string
    readonly unsupportedDetail: string
    readonly copy: string
    readonly copied: string
    readonly cameraREFUSED: string
    readonly cameraBUSY: string
    readonly cameraMISSING: string
    readonly microphoneREFUSED: string
    readonly microphoneBUSY: string
    readonly microphoneMISSING: string
    readonly padlock: string
    readonly closeOther: string
    readonly plugIn: string
    readonly retry: string
  }
  readonly soundBlocked: string
  readonly soundBlockedDetail: string
  readonly turnOn: string
}

export const siteWords: Area<SiteWords> = { vi: siteVi, en: siteEn }
