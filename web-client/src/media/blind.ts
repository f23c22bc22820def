const blindAfter = 1_500

/** Tells receivers that get packets for which the browser reports no sources (Firefox on video). */
export class Blind {
  readonly #since = new Map<string, number>()

  is(key: string, receiver: RTCRtpReceiver): boolean {
    const silent =
      receiver.track.muted ||
      receiver.getContributingSources().length > 0 ||
      (receiver.getSynchronizationSources?.() ?? []).length > 0
    if (silent) {
      this.#since.delete(key)
      return false
    }
    const since = this.#since.get(key) ?? performance.now()
    this.#since.set(key, since)
    return performance.now() - since >= blindAfter
  }
}
