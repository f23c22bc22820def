import type { Call, Chair, Doorstep, Floor, Knock, Meeting, Note, Recording, Request, Room, Screen, Site, Speaker, StaffMember } from './room'
import type { Delta, IceServer, MediaPlan, Quality, SendOrder, ServerMessage, SlotAnnouncement, Welcome, You } from './server-messages'
import { BadMessage, bool, fieldsOf, instant, listOf, mapOf, nullable, number, object, orElse, text, uuid, word, type Shape } from './shape'

const speaker: Shape<Speaker> = object<Speaker>({ person: nullable(text), name: text, position: orElse(text, '') })

const floor = object<Floor>({
  grant: number,
  site: uuid,
  speaker,
  request: nullable(uuid),
  topic: nullable(text),
  since: instant,
  until: instant,
  undoableUntil: instant,
})

const recording = object<Recording>({
  id: nullable(text),
  state: word('RECORDING', 'STOPPED', 'NONE'),
  since: nullable(instant),
  reason: nullable(text),
})

const status = word('SCHEDULED', 'LIVE', 'CLOSED')

const member = object<StaffMember>({ account: uuid, name: text })

const chair = object<Chair>({
  account: uuid,
  name: text,
  position: nullable(text),
  epoch: number,
  lost: nullable(object({ since: instant, offeredFrom: instant })),
  insteadOf: nullable(member),
})

const meeting = object<Meeting>({
  conference: uuid,
  title: text,
  kind: nullable(text),
  from: instant,
  to: instant,
  status,
  opened: nullable(instant),
  closed: nullable(instant),
  mode: word('MODERATED', 'DISCUSSION', 'TRAINING'),
  chair: nullable(chair),
  operators: listOf(member),
  talkKey: nullable(uuid),
  agenda: listOf(object({ title: text, minutes: number })),
  agendaItem: nullable(number),
  agendaSince: nullable(instant),
  mainSite: nullable(uuid),
  mainLostSince: nullable(instant),
  floor: nullable(floor),
  screen: nullable(object<Screen>({ site: nullable(uuid), account: nullable(uuid), since: instant })),
  relay: nullable(object({ site: uuid, since: instant })),
  called: nullable(object<Call>({ site: uuid, request: nullable(uuid), since: instant })),
  minutesPerSpeaker: number,
  stage: nullable(uuid),
  recording: nullable(recording),
  technicianPhone: nullable(text),
  simulated: orElse(bool, false),
  invitationNumber: nullable(text),
})

const request = object<Request>({
  id: uuid,
  site: uuid,
  speaker,
  topic: orElse(text, ''),
  since: instant,
  deferred: bool,
  silentFor: orElse(number, 0),
})

const site = object<Site>({
  id: uuid,
  unit: object({ id: uuid, type: orElse(text, ''), name: text }),
  name: nullable(text),
  number: nullable(number),
  link: word('OFFLINE', 'CONNECTED', 'INTERRUPTED', 'LEFT'),
  linkSince: nullable(instant),
  presence: word('EXPECTED', 'SIGNAL_OK', 'SIGNAL_DEGRADED', 'SIGNAL_FAILED', 'PRESENT', 'DOUBTFUL', 'COMPLETED', 'ABSENT'),
  headcount: orElse(number, 0),
  head: nullable(speaker),
  seated: orElse(bool, false),
  newDevice: orElse(bool, false),
  simulated: orElse(bool, false),
  contact: nullable(object({ name: nullable(text), phone: nullable(text) })),
  check: nullable(object({ picture: bool, microphone: bool, loudspeaker: bool, upKbit: number, downKbit: number })),
  technicianCalled: nullable(instant),
  seatRequest: nullable(object({ device: text, refusableUntil: instant })),
  quality: nullable(word('GOOD', 'WEAK', 'LOST')),
  declined: nullable(object({ request: uuid, reason: orElse(text, ''), at: instant })),
  through: nullable(uuid),
  standsFor: nullable(listOf(uuid)),
})

const note = object<Note>({
  id: uuid,
  kind: word('NOTE', 'TASK', 'CONCLUSION'),
  text,
  at: instant,
  site: nullable(uuid),
  grant: nullable(number),
})

const knock = object<Knock>({ id: uuid, why: text, site: nullable(uuid), name: nullable(text), position: nullable(text) })

const room = object<Room>({
  position: orElse(number, 0),
  meeting,
  queue: listOf(request),
  sites: listOf(site),
  notes: orElse(listOf(note), []),
  lobby: orElse(listOf(knock), []),
  staff: orElse(listOf(member), []),
})

const doorstep = object<Doorstep>({ conference: uuid, title: text, from: instant, status, position: orElse(number, 0) })

const roomOrDoorstep: Shape<Room | Doorstep> = (value, field) =>
  ((fieldsOf(value, field)['meeting'] ?? null) === null ? doorstep : room)(value, field)

const you = object<You>({
  role: word('SITE', 'STAFF'),
  peer: nullable(text),
  site: nullable(uuid),
  account: nullable(uuid),
  name: text,
  may: orElse(listOf(text), []),
  seat: nullable(word('SEATED', 'WATCHING', 'CHOOSE', 'LOBBY')),
  simulated: orElse(bool, false),
})

const plan = object<MediaPlan>({
  publishes: bool,
  cameraLayers: listOf(object({ rid: text, scaleDownBy: number, maxBitrate: number })),
  audioSlots: number,
  videoSlots: number,
  videoCodecs: listOf(text),
  legs: nullable(word('ONE', 'PER_SLOT')),
  iceServers: orElse(listOf(object<IceServer>({ urls: listOf(text), username: nullable(text), credential: nullable(text) })), []),
})

const slot = object<SlotAnnouncement>({
  media: word('VIDEO', 'AUDIO'),
  index: number,
  site: nullable(uuid),
  account: nullable(uuid),
  kind: nullable(word('CAMERA', 'SCREEN', 'MICROPHONE')),
  number: nullable(number),
})

const params = orElse(mapOf<unknown>((value) => value), {})

const shapes: { readonly [T in ServerMessage['type']]: Shape<Extract<ServerMessage, { type: T }>> } = {
  welcome: object<Welcome>({
    type: word('welcome'),
    version: number,
    instance: text,
    resume: text,
    now: instant,
    you,
    plan: nullable(plan),
    room: roomOrDoorstep,
  }),
  error: object({ type: word('error'), code: text, params }),
  delta: object<Delta>({
    type: word('delta'),
    position: number,
    meeting: nullable(meeting),
    queue: nullable(listOf(request)),
    sites: nullable(listOf(site)),
    notes: nullable(listOf(note)),
    lobby: nullable(listOf(knock)),
    staff: nullable(listOf(member)),
  }),
  snapshot: object({ type: word('snapshot'), room: roomOrDoorstep }),
  levels: object({ type: word('levels'), levels: mapOf(number), speaking: nullable(uuid) }),
  quality: object<Quality>({
    type: word('quality'),
    up: nullable(number),
    down: nullable(number),
    loss: nullable(number),
    rtt: nullable(number),
    word: word('GOOD', 'WEAK', 'LOST'),
  }),
  done: object({ type: word('done'), id: uuid, position: number }),
  refused: object({ type: word('refused'), id: nullable(uuid), error: object({ code: text, params }) }),
  answer: object({ type: word('answer'), sdp: text, leg: nullable(number), again: nullable(bool) }),
  send: object<SendOrder>({ type: word('send'), microphone: bool, camera: listOf(text), screen: bool, codec: nullable(text), screenCodec: nullable(text) }),
  slots: object({ type: word('slots'), slots: listOf(slot) }),
  pong: object({ type: word('pong'), at: instant, now: instant }),
  bye: object({ type: word('bye'), code: text }),
}

/** Reads one message of the server; throws {@link BadMessage} naming the field that is wrong. */
export function parseServerMessage(data: string): ServerMessage {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    throw new BadMessage('json')
  }
  const type = fieldsOf(value, 'json')['type']
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) throw new BadMessage('type')
  return shapes[type as ServerMessage['type']](value, '')
}
