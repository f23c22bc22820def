/** The room's parts as they stand on the wire: docs/protocol.md, section 3. Times are ISO-8601 instants in UTC. */

export type Speaker = {
  readonly person: string | null
  readonly name: string
  readonly position: string
}

/** `type` is its kind in words, as "xã"; empty for agencies. */
export type Unit = { readonly id: string; readonly type: string; readonly name: string }

export type MeetingStatus = 'SCHEDULED' | 'LIVE' | 'CLOSED'
export type Mode = 'MODERATED' | 'DISCUSSION' | 'TRAINING'

export type Floor = {
  readonly grant: number
  readonly site: string
  readonly speaker: Speaker
  readonly request: string | null
  readonly topic: string | null
  readonly since: string
  readonly until: string
  readonly undoableUntil: string
}

export type Screen = { readonly site: string | null; readonly account: string | null; readonly since: string }

export type Call = { readonly site: string; readonly request: string | null; readonly since: string }

export type Recording = {
  readonly id: string | null
  readonly state: 'RECORDING' | 'STOPPED' | 'NONE'
  /** Since when it has been recorded, or not any more. */
  readonly since: string | null
  readonly reason: string | null
}

export type Chair = {
  readonly account: string
  readonly name: string
  readonly position: string | null
  readonly epoch: number
  /** No page of the chair's is open; others may take the chair from then on. */
  readonly lost: { readonly since: string; readonly offeredFrom: string } | null
  /** Whom this one stands in for. */
  readonly insteadOf: StaffMember | null
}

export type Meeting = {
  readonly conference: string
  readonly title: string
  readonly kind: string | null
  readonly from: string
  readonly to: string
  readonly status: MeetingStatus
  readonly opened: string | null
  readonly closed: string | null
  readonly mode: Mode
  readonly chair: Chair | null
  readonly operators: readonly StaffMember[]
  /** The operator who holds the talk key and is heard. */
  readonly talkKey: string | null
  readonly agenda: readonly { readonly title: string; readonly minutes: number }[]
  readonly agendaItem: number | null
  /** When that item began. */
  readonly agendaSince: string | null
  readonly mainSite: string | null
  /** Since when nobody stands for the main site, although it was there. */
  readonly mainLostSince: string | null
  readonly floor: Floor | null
  /** A site's screen that everybody sees, or an account's. */
  readonly screen: Screen | null
  /** The site through which another conference is seen and heard by all. */
  readonly relay: { readonly site: string; readonly since: string } | null
  readonly called: Call | null
  readonly minutesPerSpeaker: number
  /** The site whose picture fills the stage. */
  readonly stage: string | null
  readonly recording: Recording | null
  readonly technicianPhone: string | null
  /** Sample data: the province is invented. */
  readonly simulated: boolean
  readonly invitationNumber: string | null
}

export type Request = {
  readonly id: string
  readonly site: string
  readonly speaker: Speaker
  readonly topic: string
  readonly since: string
  readonly deferred: boolean
  /** In how many conferences in a row, up to the last, the site was and did not speak. */
  readonly silentFor: number
}

export type LinkState = 'OFFLINE' | 'CONNECTED' | 'INTERRUPTED' | 'LEFT'
export type Presence =
  | 'EXPECTED'
  | 'SIGNAL_OK'
  | 'SIGNAL_DEGRADED'
  | 'SIGNAL_FAILED'
  | 'PRESENT'
  | 'DOUBTFUL'
  | 'COMPLETED'
  | 'ABSENT'

export type SignalCheck = {
  readonly picture: boolean
  readonly microphone: boolean
  readonly loudspeaker: boolean
  readonly upKbit: number
  readonly downKbit: number
}

export type LineQuality = 'GOOD' | 'WEAK' | 'LOST'

export type Site = {
  readonly id: string
  readonly unit: Unit
  readonly name: string | null
  /** The number its packets carry as CSRC, while it sends. */
  readonly number: number | null
  readonly link: LinkState
  readonly linkSince: string | null
  readonly presence: Presence
  readonly headcount: number
  readonly head: Speaker | null
  readonly seated: boolean
  readonly newDevice: boolean
  readonly simulated: boolean
  readonly contact: { readonly name: string | null; readonly phone: string | null } | null
  readonly check: SignalCheck | null
  readonly technicianCalled: string | null
  readonly seatRequest: { readonly device: string; readonly refusableUntil: string } | null
  readonly quality: LineQuality | null
  /** Its request for which no time could be given, until it asks again. */
  readonly declined: { readonly request: string; readonly reason: string; readonly at: string } | null
  /** The site whose call connects this one too, as an MCU's does. */
  readonly through: string | null
  /** The sites for which this one's call stands; null for none. */
  readonly standsFor: readonly string[] | null
}

export type NoteKind = 'NOTE' | 'TASK' | 'CONCLUSION'
export type Note = {
  readonly id: string
  readonly kind: NoteKind
  readonly text: string
  readonly at: string
  readonly site: string | null
  readonly grant: number | null
}

export type Knock = {
  readonly id: string
  readonly why: string
  readonly site: string | null
  readonly name: string | null
  readonly position: string | null
}

export type StaffMember = { readonly account: string; readonly name: string }

export type Room = {
  readonly position: number
  readonly meeting: Meeting
  readonly queue: readonly Request[]
  readonly sites: readonly Site[]
  readonly notes: readonly Note[]
  readonly lobby: readonly Knock[]
  readonly staff: readonly StaffMember[]
}

/** All that is said in the lobby, and while a device chooses whether to take the seat. */
export type Doorstep = {
  readonly conference: string
  readonly title: string
  readonly from: string
  readonly status: MeetingStatus
  readonly position: number
}
