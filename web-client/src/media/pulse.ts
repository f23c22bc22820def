/** From then on it is asked whether anything comes at all; ms. */
const doubtAfter = 700
/** The server sends something every second. */
const goneAfter = 1_500
const longestWait = 15_000
/** A page that was asleep knows nothing. */
const asleepAfter = 1_000

/**
 * Whether anything comes from the server: browsers take five seconds and more to notice that the network under a
 * connection has gone, for example a cable that was pulled out while there is another network.
 */
export class Pulse {
  #heardAt: number
  #lookedAt: number
  #newest = 0
  #bytes = 0
  #patience = goneAfter

  constructor(now: number) {
    this.#heardAt = now
    this.#lookedAt = now
  }

  /** The time of the newest packet of any slot, of any clock; whether bytes are to be counted, because that says nothing. */
  packets(newest: number, now: number): boolean {
    if (newest > this.#newest || now - this.#lookedAt > asleepAfter) this.#heard(now)
    this.#newest = Math.max(this.#newest, newest)
    this.#lookedAt = now
    return now - this.#heardAt >= doubtAfter
  }

  /** The bytes that came so far; true once when the line has gone, and again after ever longer waits. */
  bytes(count: number, now: number): boolean {
    if (count !== this.#bytes) {
      this.#bytes = count
      this.#heard(now)
      return false
    }
    if (now - this.#heardAt < this.#patience) return false
    this.#heardAt = now
    this.#patience = Math.min(longestWait, this.#patience * 2)
    return true
  }

  #heard(now: number): void {
    this.#heardAt = now
    this.#patience = goneAfter
  }
}

/** Bytes received over the connection's transport, of a statistics report. */
export function bytesOf(report: Iterable<readonly [string, Readonly<Record<string, unknown>>]>): number {
  let bytes = 0
  for (const [, one] of report) {
    const received = one['bytesReceived']
    if ((one['type'] === 'transport' || one['type'] === 'candidate-pair') && typeof received === 'number') bytes = Math.max(bytes, received)
  }
  return bytes
}
