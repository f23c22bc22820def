/** Less is not seen, and not measured well; ms. */
const noticeable = 40
/** What is held back is given up again, as long as voice and picture are together; ms of each look. */
const given = 10
const longest = 1_500
const lookEvery = 1_000

/** What a receiver tells of what it plays (webrtc-stats): running totals in seconds, and when what is played now was taken. */
export type Played = {
  readonly jitterBufferDelay?: number
  readonly jitterBufferEmittedCount?: number
  readonly estimatedPlayoutTimestamp?: number
}

/**
 * Keeps the picture with the voice after the line, or a machine short of time, made the browser hold the voice back. It
 * then holds the picture back by an eighth of what is missing in a second, which takes ten; told a target it is there in
 * two or three.
 */
export class Lips {
  #delay = 0
  #count = 0
  #target = 0

  /** How long the picture is to wait at least, in ms; null: as long as it needs. To be asked about once a second. */
  look(voice: Played, picture: Played): number | null {
    const { jitterBufferDelay: delay = 0, jitterBufferEmittedCount: count = 0 } = picture
    const waits = (1_000 * (delay - this.#delay)) / (count - this.#count)
    this.#delay = delay
    this.#count = count
    const ahead = (picture.estimatedPlayoutTimestamp ?? NaN) - (voice.estimatedPlayoutTimestamp ?? NaN)
    if (!Number.isFinite(ahead + waits)) this.#target = 0
    else if (ahead > noticeable || (ahead < -noticeable && this.#target > 0)) this.#target = waits + ahead
    else this.#target -= given
    this.#target = Math.min(longest, Math.max(0, Math.round(this.#target)))
    return this.#target === 0 ? null : this.#target
  }
}

/** Has a connection's picture follow its voice as long as it is open, where the browser can (Chromium). */
export function follow(voice: RTCRtpReceiver, picture: RTCRtpReceiver, isOpen: () => boolean): void {
  const held: RTCRtpReceiver & { jitterBufferTarget?: number | null } = picture
  if (held.jitterBufferTarget === undefined) return
  const lips = new Lips()
  const timer = setInterval(async () => {
    if (!isOpen()) return clearInterval(timer)
    const [heard, seen] = await Promise.all([voice.getStats(), picture.getStats()])
    const target = lips.look(playedOf(heard), playedOf(seen))
    if (target !== held.jitterBufferTarget) held.jitterBufferTarget = target
  }, lookEvery)
}

function playedOf(report: RTCStatsReport): Played {
  for (const [, one] of report) if (one.type === 'inbound-rtp') return one
  return {}
}
