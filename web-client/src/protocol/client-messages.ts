import type { Mode, NoteKind, SignalCheck } from './room'

export type SpeakerName = { readonly name: string; readonly position: string }

/** What may be asked of the meeting: docs/protocol.md, section 4. */
export type Command =
  | { readonly type: 'grantFloor'; readonly site: string; readonly request?: string; readonly speaker?: SpeakerName }
  | { readonly type: 'callNext' | 'recallCall'; readonly site: string; readonly request?: string }
  | { readonly type: 'undoGrant'; readonly grant: number }
  | { readonly type: 'extendFloor'; readonly minutes: number }
  | { readonly type: 'revokeFloor' | 'returnToMain' | 'closeMeeting' | 'holdTalkKey' | 'releaseTalkKey' }
  | { readonly type: 'defer'; readonly request: string }
  | { readonly type: 'decline'; readonly request: string; readonly reason: string }
  | { readonly type: 'reorder'; readonly order: readonly string[] }
  | { readonly type: 'correctSpeaker'; readonly grant: number; readonly speaker: SpeakerName }
  | { readonly type: 'changeMode'; readonly mode: Mode }
  | { readonly type: 'startAgendaItem'; readonly item: number }
  | { readonly type: 'nameOperator' | 'dismissOperator'; readonly account: string }
  | { readonly type: 'writeNote'; readonly note: string; readonly kind: NoteKind; readonly text: string }
  | { readonly type: 'correctNote'; readonly note: string; readonly text: string }
  | { readonly type: 'removeNote'; readonly note: string }
  | { readonly type: 'admit' | 'refuse'; readonly knock: string }
  | { readonly type: 'answerTechnicianCall' | 'confirmPresence' | 'markAbsent' | 'beginRelay'; readonly site: string }
  | { readonly type: 'openMeeting' | 'takeChair'; readonly mode?: Mode }
  | { readonly type: 'registerToSpeak'; readonly request: string; readonly speaker: SpeakerName; readonly topic: string }
  | { readonly type: 'withdraw'; readonly request: string }
  | { readonly type: 'yield' | 'shareScreen' | 'unshareScreen' | 'presentScreen' | 'endScreen' | 'endRelay' }
  | { readonly type: 'recordSignalCheck'; readonly check: SignalCheck }
  | { readonly type: 'reportPresence'; readonly headcount: number; readonly head?: SpeakerName }
  | { readonly type: 'callTechnician'; readonly words?: string }
  | { readonly type: 'takeSeat' | 'watch' | 'refuseSeat' | 'leaveSeat' }

export type Hello = {
  readonly type: 'hello'
  readonly version: 1
  readonly conference: string
  readonly deviceSession?: string
  readonly resume?: string
  readonly language: 'vi' | 'en'
  readonly videoSlots: number
  readonly publishes: boolean
  /** A pad: it may speak, but has no picture that could stand for the main site. */
  readonly voiceOnly?: boolean
}

export type ViewSlot = { readonly index: number; readonly site: string; readonly maxHeight: number }

/** What the page saw on its stage since it said so last: docs/protocol.md, section 6. */
export type Seen = {
  readonly type: 'stats'
  readonly freezes: number
  readonly frozenMillis: number
  readonly height: number
  readonly framesPerSecond: number
  readonly concealed: number
  readonly limited?: 'NONE' | 'CPU' | 'BANDWIDTH' | 'OTHER'
  readonly path?: 'UDP' | 'TCP' | 'RELAY'
}

/** Everything a client says: docs/protocol.md. */
export type ClientMessage =
  | Hello
  | { readonly type: 'command'; readonly id: string; readonly epoch?: number; readonly command: Command }
  | { readonly type: 'offer' | 'restart'; readonly sdp: string; readonly leg?: number }
  | { readonly type: 'view'; readonly slots: readonly ViewSlot[] }
  | Seen
  | { readonly type: 'ping'; readonly at: string }
