import type { Doorstep, Knock, LineQuality, Meeting, Note, Request, Room, Site, StaffMember } from './room'

/** A refusal: a stable kebab-case code with its parameters; the words are the interface's. */
export type Fault = { readonly code: string; readonly params: Readonly<Record<string, unknown>> }

export type Seat = 'SEATED' | 'WATCHING' | 'CHOOSE' | 'LOBBY'

export type You = {
  readonly role: 'SITE' | 'STAFF'
  readonly peer: string | null
  readonly site: string | null
  readonly account: string | null
  readonly name: string
  readonly may: readonly string[]
  readonly seat: Seat | null
  readonly simulated: boolean
}

export type CameraLayer = { readonly rid: string; readonly scaleDownBy: number; readonly maxBitrate: number }

export type IceServer = {
  readonly urls: readonly string[]
  readonly username: string | null
  readonly credential: string | null
}

/** What the media connection is to be, told before the client offers. */
export type MediaPlan = {
  readonly publishes: boolean
  readonly cameraLayers: readonly CameraLayer[]
  readonly audioSlots: number
  readonly videoSlots: number
  readonly videoCodecs: readonly string[]
  /** Null for one. */
  readonly legs: 'ONE' | 'PER_SLOT' | null
  readonly iceServers: readonly IceServer[]
}

export type Welcome = {
  readonly type: 'welcome'
  readonly version: number
  /** Of the server's run; another instance means another PeerConnection. */
  readonly instance: string
  readonly resume: string
  readonly now: string
  readonly you: You
  readonly plan: MediaPlan | null
  readonly room: Room | Doorstep
}

export type Delta = {
  readonly type: 'delta'
  readonly position: number
  readonly meeting: Meeting | null
  readonly queue: readonly Request[] | null
  readonly sites: readonly Site[] | null
  readonly notes: readonly Note[] | null
  readonly lobby: readonly Knock[] | null
  readonly staff: readonly StaffMember[] | null
}

export type SlotAnnouncement = {
  readonly media: 'VIDEO' | 'AUDIO'
  readonly index: number
  readonly site: string | null
  /** Without a site: an operator who holds the talk key. */
  readonly account: string | null
  readonly kind: 'CAMERA' | 'SCREEN' | 'MICROPHONE' | null
  readonly number: number | null
}

/** What to send now; everything else stays silent. */
export type SendOrder = {
  readonly type: 'send'
  readonly microphone: boolean
  readonly camera: readonly string[]
  readonly screen: boolean
  /** What the camera is wanted in; null for the browser's own choice. */
  readonly codec: string | null
  /** The same for the screen, for who has a stream for each codec; a browser has one. */
  readonly screenCodec: string | null
}

export type Quality = {
  readonly type: 'quality'
  readonly up: number | null
  readonly down: number | null
  readonly loss: number | null
  readonly rtt: number | null
  readonly word: LineQuality
}

/** Everything the server says: docs/protocol.md. */
export type ServerMessage =
  | Welcome
  | { readonly type: 'error'; readonly code: string; readonly params: Readonly<Record<string, unknown>> }
  | Delta
  | { readonly type: 'snapshot'; readonly room: Room | Doorstep }
  | { readonly type: 'levels'; readonly levels: Readonly<Record<string, number>>; readonly speaking: string | null }
  | Quality
  | { readonly type: 'done'; readonly id: string; readonly position: number }
  | { readonly type: 'refused'; readonly id: string | null; readonly error: Fault }
  | { readonly type: 'answer'; readonly sdp: string; readonly leg: number | null; readonly again: boolean | null }
  | SendOrder
  | { readonly type: 'slots'; readonly slots: readonly SlotAnnouncement[] }
  | { readonly type: 'pong'; readonly at: string; readonly now: string }
  | { readonly type: 'bye'; readonly code: string }

/** Whether this is the whole room, or only the doorstep of a device in the lobby. */
export function isWholeRoom(room: Room | Doorstep): room is Room {
  return 'meeting' in room
}
