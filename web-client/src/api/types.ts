/** What the HTTP API answers (docs/http-api.md). Instants are ISO-8601 in UTC; durations are seconds. */

export type Page<T> = {
  items: T[]
  next: string | null
}

/** A unit as a reader needs it: the kind is printed quietly before the name. */
export type UnitName = {
  id: string
  type: string
  name: string
}

export type Office = {
  name: string
  sample: boolean
  /** Nobody can sign in yet. */
  setup?: boolean
  languages: string[]
}

export type Grant = {
  role: string
  unit: UnitName
}

export type Me = {
  account: string
  name: string
  username: string
  grants: Grant[]
  may: string[]
}

/** The sample as the start page offers it. */
export type Sample = {
  conference: string
  communeLink: string
  archiveHint: string | null
}

export type StartCounts = {
  simulated: number
  waiting: number
  lost: number
  participants: number
}

export type Start = {
  sample: Sample | null
  counts?: StartCounts
}

export type ConferenceStatus = 'DRAFT' | 'SCHEDULED' | 'LIVE' | 'CLOSED' | 'CANCELLED'

/** One line of the calendar. */
export type ConferenceLine = {
  id: string
  title: string
  kind: string
  from: string
  to: string
  status: ConferenceStatus
  mainSite: { id: string; name: string } | null
  room: string | null
  participants: number
  sites: number
  organiser: string | null
}

export type AgendaItem = {
  title: string
  minutes: number
}

export type PlannedSite = {
  id: string
  name: string
  unit: UnitName
}

/** A conference's whole plan with names. */
export type ConferencePlan = {
  id: string
  title: string
  kind: string
  from: string
  to: string
  status: ConferenceStatus
  mainSite: PlannedSite | null
  sites: PlannedSite[]
  participants: UnitName[]
  lists?: string[]
  chair: { person: string; name: string; position: string } | null
  agenda: AgendaItem[]
  joinPolicy: 'LINK' | 'LOBBY'
  minutesPerSpeaker: number
  invitationNumber: string | null
  secrecy: string
}

/** What a conference is to be, as it is sent. */
export type PlanBody = {
  title: string
  kind: string
  from: string
  to: string
  lists?: string[]
  sites?: string[]
  participants?: string[]
  chair?: { person: string; position: string }
  agenda?: AgendaItem[]
  mainSite?: string
  joinPolicy?: 'LINK' | 'LOBBY'
  minutesPerSpeaker?: number
  secrecy: string
  draft?: boolean
}

/** What a write to a conference answers. */
export type Written = {
  id: string
  status: ConferenceStatus
  position: number
  participants?: number
  sites?: number
}

export type SavedList = {
  id: string
  name: string
  units: string[]
}

export type SiteLine = {
  id: string
  name: string
  unit: UnitName
  contact?: { name: string; phone: string } | null
}

export type SiteLink = {
  site: string
  unit: UnitName
  url: string
  generation: number
  seen: boolean
  text: string
}

export type PersonLine = {
  id: string
  name: string
  position: string | null
  unit?: UnitName | null
}

export type AttendanceSite = {
  site: string
  unit: UnitName
  presence: string
  headcount: number
  head: { name: string; position: string | null } | null
  firstConnected: string | null
  lastSeen: string | null
  minutesConnected: number
}

export type Attendance = {
  present: number
  expected: number
  /** Is in `sites`, and is not counted. */
  mainSite: string
  sites: AttendanceSite[]
}

export type SpeakerName = {
  name: string
  position: string | null
}

/** A stretch of the recording where one site had the floor. */
export type Speech = {
  grant: number | string
  site: string
  unit: UnitName
  speaker: SpeakerName
  topic: string | null
  start: string
  end: string | null
  endReason?: string | null
  offsetSeconds?: number | null
  endOffsetSeconds?: number | null
}

export type HitKind = 'SPEECH' | 'NOTE' | 'TITLE'

/** A piece of a snippet and whether it matched what was asked. */
export type Piece = readonly [text: string, matched: boolean]

export type Hit = {
  conference: string
  title: string
  date: string
  kind: HitKind
  grant: number | string | null
  unit: UnitName | null
  unitNow?: UnitName | null
  person?: string | null
  speaker: string | null
  position: string | null
  offsetSeconds: number | null
  snippet: Piece[]
  recording: string | null
}

/** Somebody who ever had the floor. */
export type SpeakerLine = {
  person: string
  name: string
  position: string
}

export type Hits = {
  exact: Hit[]
  folded: Hit[]
}

export type ArchivedNote = {
  id: string
  kind: 'NOTE' | 'TASK' | 'CONCLUSION'
  text: string
  at: string
  offsetSeconds: number | null
  unit?: UnitName | null
}

export type Gap = {
  offsetSeconds: number
  seconds: number
  at?: string | null
  reason?: string | null
}

export type RecordingFile = {
  id: string
  state: string
  segments: number
  seal: string | null
  sealedAt?: string | null
  gaps: Gap[]
  duration: number
}

export type Opening = {
  who: string
  at: string
  what: string
}

/** The file of one closed conference. */
export type ArchiveFile = {
  conference: {
    id: string
    title: string
    from: string
    to: string
    opened?: string | null
    closed?: string | null
    invitationNumber?: string | null
  }
  speeches: Speech[]
  notes: ArchivedNote[]
  attendance: Attendance | null
  recording: RecordingFile | null
  openedBy?: Opening[]
}

export type ArchiveLine = {
  id: string
  title: string
  from: string
  to: string
  recording?: string | null
}

export type Segment = {
  number: number
  start: string
  seconds: number
  bytes: number
  mime: string
  url: string
  offsetSeconds: number
  gapBefore: number | null
}

/** The sealing's manifest, checked now. */
export type SealCheck = {
  sealedAt?: string | null
  intact: boolean
  segments: number
  matching?: number
  broken: { number: number; offsetSeconds?: number }[]
}

/** How somebody must look at a finding: checked and good, works but look at it, or act. */
export type SystemLevel = 'GOOD' | 'WATCH' | 'BAD'

export type SystemCheck =
  | 'CERTIFICATE'
  | 'ADDRESS'
  | 'MEDIA'
  | 'CLOCK'
  | 'DISK'
  | 'LOG'
  | 'BACKUP'
  | 'SIMULATORS'
  | 'VERSION'
  | 'VIEW'

/** Everything that a running server says of itself. */
export type SystemVerdict =
  | `CERTIFICATE_${'OWN' | 'SELF_SIGNED' | 'ENDS_SOON' | 'ENDED' | 'UNREADABLE' | 'ABSENT'}`
  | `ADDRESS_${'CONFIGURED' | 'FOUND' | 'ONLY_HERE'}`
  | `MEDIA_${'READY' | 'BUFFERS_SMALL' | 'BUFFERS_UNKNOWN' | 'TOLD' | 'TOLD_FOREIGN' | 'NO_TCP'}`
  | `CLOCK_${'STEADY' | 'MOVED' | 'JUMPED'}`
  | `DISK_${'ENOUGH' | 'LOW' | 'ALMOST_FULL'}`
  | `LOG_${'GOOD' | 'FAULT'}`
  | `BACKUP_${'TRIED' | 'NOT_TRIED' | 'OLD' | 'NONE'}`
  | `SIMULATORS_${'NONE' | 'RUN' | 'ENDED'}`
  | 'VERSION'
  | `VIEW_${'FOLLOWS' | 'BEHIND' | 'STOPPED' | 'IN_MAKING' | 'REMADE'}`

/** One thing that was checked; the numbers in its parameters are whole and without unit. */
export type SystemFinding = {
  check: SystemCheck
  verdict: SystemVerdict
  level: SystemLevel
  params: Readonly<Record<string, string>>
}

export type SystemState = {
  at: string
  version: string
  /** What it is called by on the command line. */
  program: string
  findings: SystemFinding[]
  /** The last that was asked for by a press; null when nothing was. */
  work: SystemWork | null
}

export type SystemWorkKind = 'BACKUP' | 'TRIAL'

export type SystemWork = {
  kind: SystemWorkKind
  file: string | null
  began: string
  ended: string | null
  percent: number
  fault: string | null
}

export type PersonBelongings = {
  person: string
  name: string
  position: string | null
  phone: string | null
  mail: string | null
  accounts: number
  traces: {
    chaired: number
    attended: number
    spoke: number
    wrote: number
    contactOf: number
    recorded: number
  }
  backups: { file: string; made: string }[]
}

export type ErasureState = { person: string; erased: boolean; underWay: boolean }
