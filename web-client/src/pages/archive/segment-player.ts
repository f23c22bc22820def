import type { Segment } from '../../api/types'
import { segmentAt } from './timeline'

export type PlayerEvents = {
  /** No answer, or bytes this browser cannot decode. */
  readonly onFailure: (why: 'network' | 'format') => void
}

/** Seconds fetched ahead of the playhead, and kept behind it. */
const ahead = 20
const behind = 60
/** How often the playhead is looked after, and how often in a row it may be found stuck where there is something to see. */
const lookMillis = 250
const patience = 8
/** Seconds that a stuck playhead is helped on. */
const nudge = 0.3

/**
 * Feeds a video element with a recording's segments by Media Source Extensions. Every segment is laid at its own
 * offset in the recording, so that a second of the video is a second of the meeting and gaps stay gaps; at a gap, and
 * at a beginning whose first picture comes after its first sound, the playhead jumps to where there is something to see.
 * Where a decoder stays stuck in the midst of a picture's change of size, it is helped on by a fraction of a second.
 */
export class SegmentPlayer {
  readonly #source = new MediaSource()
  readonly #url: string
  readonly #timer: ReturnType<typeof setInterval>
  readonly #loaded = new Set<number>()
  readonly #abort = new AbortController()
  #buffer: SourceBuffer | null = null
  #mime = ''
  #busy = false
  #closed = false
  #stuckAt = -1
  #stuckFor = 0

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly segments: readonly Segment[],
    private readonly events: PlayerEvents,
  ) {
    this.#url = URL.createObjectURL(this.#source)
    this.#source.addEventListener('sourceopen', () => this.#open(), { once: true })
    video.src = this.#url
    video.addEventListener('seeking', this.#feed)
    this.#timer = setInterval(() => {
      this.#feed()
      this.#jumpGap()
    }, lookMillis)
  }

  seek(second: number): void {
    this.video.currentTime = second
    this.#feed()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#timer)
    this.#abort.abort()
    this.video.removeEventListener('seeking', this.#feed)
    this.video.removeAttribute('src')
    this.video.load()
    URL.revokeObjectURL(this.#url)
  }

  #open(): void {
    const first = this.segments[0]
    const last = this.segments.at(-1)
    if (this.#closed || first === undefined || last === undefined) return
    if (!MediaSource.isTypeSupported(first.mime)) {
      this.events.onFailure('format')
      return
    }
    this.#mime = first.mime
    this.#buffer = this.#source.addSourceBuffer(first.mime)
    this.#source.duration = last.offsetSeconds + last.seconds
    this.#feed()
  }

  readonly #feed = (): void => {
    const wanted = this.#wanted()
    if (wanted === null || this.#busy || this.#buffer === null) return
    this.#busy = true
    void this.#append(wanted).finally(() => {
      this.#busy = false
      if (!this.#closed) queueMicrotask(this.#feed)
    })
  }

  /** The index of the next segment to fetch: from the playhead on, in order, to the length that is read ahead. */
  #wanted(): number | null {
    if (this.#closed || this.segments.length === 0) return null
    const at = this.video.currentTime
    for (let index = segmentAt(this.segments, at); index < this.segments.length; index++) {
      const segment = this.segments[index]
      if (segment === undefined || (segment.offsetSeconds > at + ahead && (segment.gapBefore ?? 0) === 0)) return null
      if (!this.#loaded.has(index)) return index
      if (segment.offsetSeconds > at + ahead) return null
    }
    return null
  }

  async #append(index: number): Promise<void> {
    const segment = this.segments[index]
    const buffer = this.#buffer
    if (segment === undefined || buffer === null) return
    this.#loaded.add(index)
    try {
      const response = await fetch(segment.url, { credentials: 'same-origin', signal: this.#abort.signal })
      if (!response.ok) throw new TypeError(`status ${response.status}`)
      const bytes = await response.arrayBuffer()
      if (this.#closed || this.#source.readyState === 'closed') return
      await this.#dropOld(buffer)
      if (segment.mime !== this.#mime) {
        buffer.changeType(segment.mime)
        this.#mime = segment.mime
      }
      // Every segment counts from zero with a header of its own; a live writer's last cluster has no end, so the parser
      // is told that a new file begins before its place in the recording is set.
      buffer.abort()
      buffer.timestampOffset = segment.offsetSeconds
      await updated(buffer, () => buffer.appendBuffer(bytes))
    } catch (fault) {
      if (this.#closed) return
      this.#loaded.delete(index)
      this.events.onFailure(fault instanceof TypeError ? 'network' : 'format')
      await new Promise((settle) => setTimeout(settle, 2_000))
    }
  }

  async #dropOld(buffer: SourceBuffer): Promise<void> {
    const before = this.video.currentTime - behind
    const start = buffer.buffered.length > 0 ? buffer.buffered.start(0) : Number.POSITIVE_INFINITY
    if (before - start < behind) return
    await updated(buffer, () => buffer.remove(start, before))
    for (const [index, segment] of this.segments.entries()) {
      if (segment.offsetSeconds + segment.seconds <= before || segment.offsetSeconds < before)
        this.#loaded.delete(index)
    }
  }

  #jumpGap(): void {
    const { video } = this
    if (this.#closed || video.readyState > 2) return
    const { buffered, currentTime } = video
    for (let range = 0; range < buffered.length; range++) {
      const start = buffered.start(range)
      const inside = currentTime >= start && currentTime < buffered.end(range) - 0.1
      if (inside) {
        this.#helpOn(currentTime)
        return
      }
      if (start > currentTime && this.#nothingBetween(currentTime, start)) {
        video.currentTime = start + 0.01
        return
      }
    }
  }

  #helpOn(second: number): void {
    const { video } = this
    this.#stuckFor = second === this.#stuckAt && (video.seeking || !video.paused) ? this.#stuckFor + 1 : 0
    this.#stuckAt = second
    if (this.#stuckFor >= patience) video.currentTime = second + nudge
  }

  /** No segment that is still to come lies between two seconds. */
  #nothingBetween(from: number, to: number): boolean {
    return this.segments.every(
      (segment, index) =>
        this.#loaded.has(index) ||
        segment.offsetSeconds + segment.seconds <= from + 0.2 ||
        segment.offsetSeconds >= to - 0.2,
    )
  }
}

function updated(buffer: SourceBuffer, act: () => void): Promise<void> {
  return new Promise((settle, fail) => {
    const done = (event: Event) => {
      buffer.removeEventListener('updateend', done)
      buffer.removeEventListener('error', done)
      if (event.type === 'error') fail(new DOMException('segment not decodable', 'EncodingError'))
      else settle()
    }
    buffer.addEventListener('updateend', done)
    buffer.addEventListener('error', done)
    act()
  })
}
