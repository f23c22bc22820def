import type { MediaPlan, SendOrder, SlotAnnouncement } from '../protocol/server-messages'
import { Blind } from './blind'
import { codecsFor, encoded, encodingsOf, extensionsFor, legsOf, type HeaderExtension, type Section } from './offer'
import { bytesOf, Pulse } from './pulse'
import { announce, sameView, slotKey, viewOf, type SlotView } from './slots'

export type LocalTracks = {
  readonly microphone: MediaStreamTrack | null
  readonly camera: MediaStreamTrack | null
  readonly screen: MediaStreamTrack | null
}

export type MediaState = 'CONNECTING' | 'CONNECTED' | 'LOST'

export type MediaEvents = {
  readonly onOffer: (type: 'offer' | 'restart', sdp: string, leg: number) => void
  readonly onSlots: () => void
  readonly onState: (state: MediaState) => void
}

/** A slot with the stream that plays it; the stream is the same object for the connection's whole life. */
export type LiveSlot = { readonly stream: MediaStream; readonly view: SlotView }

/** Letters on white need little; what moves is a film, which must not drown a thin line. */
const screenBitrate = 1_200_000
const labelEvery = 200
const restartAfter = 3_000
const silence: SendOrder = { type: 'send', microphone: false, camera: [], screen: false, codec: null, screenCodec: null }
const nothing: LocalTracks = { microphone: null, camera: null, screen: null }
const negotiable = (transceiver: RTCRtpTransceiver) => transceiver as NegotiableTransceiver

/** RFC 8825's extension control, not in every browser nor in the DOM's types. */
type NegotiableTransceiver = {
  getHeaderExtensionsToNegotiate?: () => HeaderExtension[]
  setHeaderExtensionsToNegotiate?: (extensions: HeaderExtension[]) => void
}

/** One offer, one answer, for the whole meeting: the only user of RTCPeerConnection. */
export class MediaConnection {
  /** By leg; most servers want one. */
  readonly #peers = new Map<number, RTCPeerConnection>()
  readonly #senders = new Map<Section['use'], RTCRtpTransceiver>()
  readonly #receivers = new Map<string, RTCRtpTransceiver>()
  readonly #streams = new Map<string, MediaStream>()
  readonly #views = new Map<string, SlotView>()
  readonly #blind = new Blind()
  readonly #timer: ReturnType<typeof setInterval>
  #announced: ReadonlyMap<string, SlotAnnouncement> = new Map()
  #tracks: LocalTracks = nothing
  #order: SendOrder = silence
  #applying: Promise<void> = Promise.resolve()
  #state: MediaState = 'CONNECTING'
  #lostAt: number | null = null
  readonly #pulse = new Pulse(performance.now())
  #feeling = false
  #newestPacket = 0
  #closed = false
  #following = false

  constructor(
    private readonly plan: MediaPlan,
    private readonly events: MediaEvents,
  ) {
    for (const { leg, sections } of legsOf(plan)) {
      const peer = new RTCPeerConnection({
        bundlePolicy: 'max-bundle',
        rtcpMuxPolicy: 'require',
        iceServers: plan.iceServers.map(({ urls, username, credential }) => ({
          urls: [...urls],
          ...(username === null ? {} : { username }),
          ...(credential === null ? {} : { credential }),
        })),
      })
      this.#peers.set(leg, peer)
      for (const section of sections) this.#add(peer, section)
      peer.addEventListener('iceconnectionstatechange', () => this.#watchIce())
    }
    this.#timer = setInterval(() => this.#tick(), labelEvery)
  }

  /** Makes the one offer. */
  async open(): Promise<void> {
    await Promise.all([...this.#peers].map(([leg, peer]) => this.#offer('offer', leg, peer, {})))
  }

  /** @param again another answer to the same offer, which is repeated for it here: no message is sent. */
  async answer(sdp: string, leg: number, again: boolean): Promise<void> {
    const peer = this.#peers.get(leg)
    if (again && peer?.signalingState === 'stable') await peer.setLocalDescription(await peer.createOffer())
    if (this.#closed || peer?.signalingState !== 'have-local-offer') return
    await peer.setRemoteDescription({ type: 'answer', sdp })
  }

  /** ICE restart: same sections, same SSRCs, DTLS kept. */
  async restart(): Promise<void> {
    if (this.#closed) return
    await Promise.all(
      [...this.#peers].map(async ([leg, peer]) => {
        if (peer.currentRemoteDescription === null) return
        // A restart whose answer was lost with the line is taken back first.
        if (peer.signalingState === 'have-local-offer') await peer.setLocalDescription({ type: 'rollback' })
        await this.#offer('restart', leg, peer, { iceRestart: true })
      }),
    )
  }

  /** An offer waits for its answer, which was lost if the line was. */
  get restarting(): boolean {
    return [...this.#peers.values()].some((peer) => peer.signalingState === 'have-local-offer')
  }

  get state(): MediaState {
    return this.#state
  }

  use(tracks: LocalTracks): void {
    this.#tracks = tracks
    this.#apply()
  }

  obey(order: SendOrder): void {
    this.#order = order
    this.#apply()
  }

  announce(slots: readonly SlotAnnouncement[]): void {
    this.#announced = announce(this.#announced, slots)
    this.#label()
  }

  slot(media: 'VIDEO' | 'AUDIO', index: number): LiveSlot | null {
    const key = slotKey(media, index)
    const stream = this.#streams.get(key)
    return stream === undefined ? null : { stream, view: this.#views.get(key) ?? { state: 'EMPTY' } }
  }

  get audioStreams(): readonly MediaStream[] {
    return Array.from({ length: this.plan.audioSlots }, (_, index) => this.#streams.get(slotKey('AUDIO', index))).filter(
      (stream) => stream !== undefined,
    )
  }

  /** What the browser knows of the connection: of the one with the stage, where there are several. */
  async stats(): Promise<RTCStatsReport> {
    return (await this.#peers.get(this.plan.legs === 'PER_SLOT' ? 1 : 0)?.getStats()) ?? new Map()
  }

  /** The same with the mids of the stage's two sections. */
  async figures() {
    const mid = (media: 'VIDEO' | 'AUDIO') => this.#receivers.get(slotKey(media, 0))?.mid ?? null
    return { entries: [...(await this.stats()).values()], stage: mid('VIDEO'), voice: mid('AUDIO') }
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#timer)
    for (const peer of this.#peers.values()) peer.close()
  }

  #add(peer: RTCPeerConnection, section: Section): void {
    const transceiver = peer.addTransceiver(section.kind, {
      direction: section.direction,
      ...(section.use === 'CAMERA' ? { sendEncodings: encodingsOf(this.plan) } : {}),
      ...(section.use === 'SCREEN' ? { sendEncodings: [{ maxBitrate: screenBitrate, maxFramerate: 15 }] } : {}),
    })
    this.#slim(transceiver, section)
    if (section.slot === null) {
      this.#senders.set(section.use, transceiver)
      return
    }
    const key = slotKey(section.kind === 'video' ? 'VIDEO' : 'AUDIO', section.slot)
    this.#receivers.set(key, transceiver)
    this.#streams.set(key, new MediaStream([transceiver.receiver.track]))
  }

  #slim(transceiver: RTCRtpTransceiver, { kind, slot }: Section): void {
    const offered = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? []
    const codecs = codecsFor(kind, offered, this.plan)
    if (codecs.length > 0 && typeof transceiver.setCodecPreferences === 'function') transceiver.setCodecPreferences(codecs)
    const { getHeaderExtensionsToNegotiate: known, setHeaderExtensionsToNegotiate: choose } = negotiable(transceiver)
    if (known === undefined || choose === undefined) return
    choose.call(transceiver, extensionsFor(known.call(transceiver), slot === null))
  }

  async #offer(type: 'offer' | 'restart', leg: number, peer: RTCPeerConnection, options: RTCOfferOptions): Promise<void> {
    const offer = await peer.createOffer(options)
    await peer.setLocalDescription(offer)
    if (!this.#closed) this.events.onOffer(type, peer.localDescription?.sdp ?? offer.sdp ?? '', leg)
  }

  /** Orders and tracks come at any time; they are carried out one after another, the newest last. */
  #apply(): void {
    this.#applying = this.#applying.then(
      () => this.#carryOut(),
      () => this.#carryOut(),
    )
  }

  async #carryOut(): Promise<void> {
    if (this.#closed) return
    const { microphone, camera, screen } = this.#tracks
    await this.#senders.get('MICROPHONE')?.sender.replaceTrack(this.#order.microphone ? microphone : null)
    await this.#senders.get('SCREEN')?.sender.replaceTrack(this.#order.screen ? screen : null)
    const sender = this.#senders.get('CAMERA')?.sender
    if (sender === undefined) return
    if (sender.track !== camera) await sender.replaceTrack(camera)
    await this.#encode(sender, this.#order.codec).catch(() => this.#encode(sender, null))
  }

  /** Sends the layers that are asked for, in a codec where the browser can choose one (else as it does). */
  async #encode(sender: RTCRtpSender, name: string | null): Promise<void> {
    const parameters = sender.getParameters()
    const encodings = encoded(parameters, this.plan, this.#order.camera, name)
    if (encodings.length > 0) await sender.setParameters({ ...parameters, encodings })
  }

  #tick(): void {
    this.#label()
    if (this.#state === 'CONNECTED' && !this.#feeling) void this.#feel()
    if (this.#lostAt !== null && performance.now() - this.#lostAt >= restartAfter) {
      this.#lostAt = performance.now()
      void this.restart()
    }
  }

  /** Restarts ICE, on which the old path lives on until the new one works, as soon as nothing comes any more. */
  async #feel(): Promise<void> {
    const now = performance.now()
    if (!this.#pulse.packets(this.#newestPacket, now)) return
    this.#feeling = true
    try {
      const one = [...this.#senders.values(), ...this.#receivers.values()][0]
      const report = one?.direction === 'sendonly' ? await one.sender.getStats() : await one?.receiver.getStats()
      if (report !== undefined && this.#pulse.bytes(bytesOf(report), now)) await this.restart()
    } finally {
      this.#feeling = false
    }
  }

  #label(): void {
    let changed = false
    for (const [key, transceiver] of this.#receivers) {
      const contributions = transceiver.receiver
        .getContributingSources()
        .map(({ source, timestamp }) => ({ number: source, at: timestamp }))
      for (const { at } of contributions) this.#newestPacket = Math.max(this.#newestPacket, at)
      const view = viewOf({
        announced: this.#announced.get(key) ?? null,
        contributions,
        blind: this.#blind.is(key, transceiver.receiver),
      })
      if (sameView(view, this.#views.get(key) ?? { state: 'EMPTY' })) continue
      this.#views.set(key, view)
      changed = true
    }
    if (changed) this.events.onSlots()
  }

  #watchIce(): void {
    const all = [...this.#peers.values()].map((peer) => peer.iceConnectionState)
    if (all.some((ice) => ice === 'failed' || ice === 'disconnected')) this.#enter('LOST')
    else if (all.every((ice) => ice === 'connected' || ice === 'completed')) this.#enter('CONNECTED')
  }

  #enter(state: MediaState): void {
    this.#lostAt = state === 'LOST' ? (this.#lostAt ?? performance.now()) : null
    if (state === this.#state) return
    this.#state = state
    this.events.onState(state)
    if (state === 'CONNECTED' && !this.#following) void this.#follow()
  }

  /** By code that is fetched when it is first needed. */
  async #follow(): Promise<void> {
    const [voice, picture] = [this.#receivers.get(slotKey('AUDIO', 0)), this.#receivers.get(slotKey('VIDEO', 0))]
    if (voice === undefined || picture === undefined) return
    this.#following = true
    const { follow } = await import('./lips')
    follow(voice.receiver, picture.receiver, () => !this.#closed)
  }
}
