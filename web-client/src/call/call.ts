import { MediaConnection, type LiveSlot, type LocalTracks, type MediaState } from '../media/peer-connection'
import type { Totals } from '../media/seen'
import type { Command, Hello, ViewSlot } from '../protocol/client-messages'
import { Connection } from '../protocol/connection'
import type { Line } from '../protocol/line'
import { idleLine } from '../protocol/line'
import type { Doorstep, Room } from '../protocol/room'
import {
  isWholeRoom,
  type Fault,
  type Quality,
  type SendOrder,
  type ServerMessage,
  type Welcome,
  type You,
} from '../protocol/server-messages'
import { CommandSender, newId, type Outcome } from './commands'
import { applyDelta } from './room-state'
import { Talking } from './talking'

/** Everything a page knows of the conference it takes part in; every change is a new object. */
export type CallState = {
  readonly line: Line
  readonly you: You | null
  readonly room: Room | null
  /** What is known in the lobby, and while a device chooses. */
  readonly doorstep: Doorstep | null
  /** Add to Date.now() to have the server's time, ms. */
  readonly clockOffset: number
  readonly levels: Readonly<Record<string, number>>
  /** The site that is the one who speaks. */
  readonly talking: string | null
  readonly quality: Quality | null
  readonly media: MediaState | null
  /** What the server asked this page to send. */
  readonly sending: SendOrder | null
  /** Counts the changes of the slots' labels. */
  readonly slotChanges: number
  /** The last word the server said before it closed on purpose. */
  readonly farewell: { readonly code: string; readonly at: number } | null
  readonly fault: Fault | null
}

const blank: CallState = {
  line: idleLine,
  you: null,
  room: null,
  doorstep: null,
  clockOffset: 0,
  levels: {},
  talking: null,
  quality: null,
  media: null,
  sending: null,
  slotChanges: 0,
  farewell: null,
  fault: null,
}

export type CallOptions = {
  readonly url: string
  readonly conference: string
  readonly deviceSession?: string
  readonly language: 'vi' | 'en'
  readonly videoSlots: number
  readonly publishes: boolean
  /** It may speak, but shows no picture of its own. */
  readonly voiceOnly?: boolean
}

function inside(room: Room | Doorstep): Pick<CallState, 'room' | 'doorstep'> {
  return isWholeRoom(room) ? { room, doorstep: null } : { room: null, doorstep: room }
}

/** How often the page tells what it saw, ms. */
const tellSeenEvery = 15_000

/** One page's part in a conference: its line, its room, its commands and its media. */
export class Call {
  #state = blank
  readonly #listeners = new Set<() => void>()
  readonly #connection: Connection
  readonly #commands: CommandSender
  readonly #talking = new Talking()
  #media: MediaConnection | null = null
  /** The server's run and peer that the media connection belongs to. */
  #mediaOf = ''
  #publishes: boolean
  #tracks: LocalTracks = { microphone: null, camera: null, screen: null }
  #wanted: readonly ViewSlot[] = []

  constructor(private readonly options: CallOptions) {
    this.#publishes = options.publishes
    this.#connection = new Connection(options.url, () => this.#hello(), {
      onMessage: (message) => this.#hear(message),
      onLine: (line) => this.#onLine(line),
      // A fault of the server or of this page, nothing that the user could do: it belongs in the console.
      onBadMessage: (fault) => reportError(fault),
    })
    this.#commands = new CommandSender(
      (message) => this.#connection.send(message),
      () => this.#state.room?.meeting.chair?.epoch ?? null,
      newId,
    )
  }

  /** For React's useSyncExternalStore, and anyone else who watches. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly snapshot = (): CallState => this.#state

  start(): void {
    this.#connection.start()
  }

  /** Comes back after its seat went elsewhere, to watch only. */
  watchOnly(): void {
    this.#publishes = false
    this.#set({ fault: null })
    this.#connection.start()
  }

  /** Asks for the seat anew after watching or after it went elsewhere. */
  comeBack(): void {
    this.#publishes = true
    this.#connection.stop()
    this.#set({ fault: null, farewell: null })
    this.#connection.start()
  }

  stop(): void {
    this.#connection.stop()
    this.#dropMedia()
    this.#commands.giveUp({ code: 'left', params: {} })
  }

  run(command: Command): Promise<Outcome> {
    return this.#commands.run(command)
  }

  /** What this page has to send; what is not named stays as it is. */
  use(tracks: Partial<LocalTracks>): void {
    this.#tracks = { ...this.#tracks, ...tracks }
    this.#media?.use(this.#tracks)
  }

  /** Which sites a staff page wants in its video slots from 1 up. */
  view(slots: readonly ViewSlot[]): void {
    this.#wanted = slots
    this.#connection.send({ type: 'view', slots })
  }

  slot(media: 'VIDEO' | 'AUDIO', index: number): LiveSlot | null {
    return this.#media?.slot(media, index) ?? null
  }

  get audioStreams(): readonly MediaStream[] {
    return this.#media?.audioStreams ?? []
  }

  /** What the browser knows of its media connection; null while there is none. */
  mediaStats(): Promise<RTCStatsReport> | null {
    return this.#media?.stats() ?? null
  }

  /** The server's time now, ms since 1970. */
  now(): number {
    return Date.now() + this.#state.clockOffset
  }

  #hello(): Omit<Hello, 'type' | 'version' | 'resume'> {
    const { conference, deviceSession, language, videoSlots, voiceOnly } = this.options
    return {
      conference,
      language,
      videoSlots,
      publishes: this.#publishes,
      ...(deviceSession === undefined ? {} : { deviceSession }),
      ...(voiceOnly === undefined ? {} : { voiceOnly }),
    }
  }

  #hear(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        return this.#welcome(message)
      case 'error':
        return this.#set({ fault: { code: message.code, params: message.params } })
      case 'delta':
        if (this.#state.room !== null) this.#set({ room: applyDelta(this.#state.room, message) })
        return
      case 'snapshot':
        return this.#set(inside(message.room))
      case 'levels':
        return this.#set({ levels: message.levels, talking: this.#talking.hear(message, performance.now()) })
      case 'quality':
        return this.#set({ quality: message })
      case 'done':
        return this.#commands.done(message.id, message.position)
      case 'refused':
        if (message.id === null) return this.#set({ fault: message.error })
        return this.#commands.refused(message.id, message.error)
      case 'answer':
        this.#media?.answer(message.sdp, message.leg ?? 0, message.again ?? false).catch(() => this.#set({ fault: { code: 'bad-offer', params: {} } }))
        return
      case 'send':
        this.#media?.obey(message)
        return this.#set({ sending: message })
      case 'slots':
        return this.#media?.announce(message.slots)
      case 'pong':
        return this.#set({ clockOffset: Date.parse(message.now) - Date.now() })
      case 'bye':
        return this.#set({ farewell: { code: message.code, at: this.now() } })
    }
  }

  #welcome(message: Welcome): void {
    this.#set({
      you: message.you,
      ...inside(message.room),
      clockOffset: Date.parse(message.now) - Date.now(),
      fault: null,
    })
    this.#followPlan(message)
    if (this.#wanted.length > 0) this.view(this.#wanted)
    this.#commands.resend()
  }

  /** A changed instance or peer means a new PeerConnection at once; the same one goes on, restarted if it was lost. */
  #followPlan({ instance, you, plan }: Welcome): void {
    const mediaOf = `${instance}/${you.peer ?? ''}/${plan?.publishes ?? ''}`
    if (plan === null || you.peer === null || you.seat === 'CHOOSE' || you.seat === 'LOBBY') return this.#dropMedia()
    // One that never came up has lost its offer or its answer with the line: it is made anew.
    if (this.#media !== null && mediaOf === this.#mediaOf && this.#media.state !== 'CONNECTING') {
      if (this.#media.state === 'LOST' || this.#media.restarting) void this.#media.restart()
      return
    }
    this.#dropMedia()
    this.#mediaOf = mediaOf
    const media = new MediaConnection(plan, {
      onOffer: (type, sdp, leg) => this.#connection.send({ type, sdp, ...(leg === 0 ? {} : { leg }) }),
      onSlots: () => this.#set({ slotChanges: this.#state.slotChanges + 1 }),
      onState: (state) => this.#set({ media: state }),
    })
    media.use(this.#tracks)
    this.#media = media
    this.#tellSeen(media)
    this.#set({ media: 'CONNECTING', slotChanges: this.#state.slotChanges + 1 })
    void media.open()
  }

  /** Rarely, and by code that is fetched when it is first needed. */
  #tellSeen(media: MediaConnection): void {
    let before: Totals | null = null
    const timer = setInterval(async () => {
      if (this.#media !== media) return clearInterval(timer)
      if (media.state !== 'CONNECTED') return
      const { noTotals, seenSince } = await import('../media/seen')
      const { entries, ...mids } = await media.figures()
      const { seen, totals } = seenSince(entries, mids, before ?? noTotals)
      before = totals
      this.#connection.send(seen)
    }, tellSeenEvery)
  }

  #dropMedia(): void {
    this.#media?.close()
    this.#media = null
    if (this.#state.media !== null) this.#set({ media: null, sending: null, slotChanges: this.#state.slotChanges + 1 })
  }

  #onLine(line: Line): void {
    this.#set({ line, ...(line.fault === null ? {} : { fault: line.fault }) })
    if (line.state !== 'ENDED') return
    this.#dropMedia()
    this.#commands.giveUp(line.fault ?? { code: 'left', params: {} })
  }

  #set(change: Partial<CallState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
