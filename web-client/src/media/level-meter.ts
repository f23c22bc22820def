/** Twelve steps; the last two say too loud. */
export const levelSteps = 12

export type LevelWord = 'NONE' | 'QUIET' | 'GOOD' | 'TOO_LOUD'

/** Steps lit for a root mean square in [0, 1]: -54 dB is the first, -6 dB the last but one. */
export function stepsOf(rms: number): number {
  if (rms <= 0) return 0
  const decibel = 20 * Math.log10(rms)
  return Math.max(0, Math.min(levelSteps, Math.round((decibel + 54) / 4)))
}

export function wordOf(steps: number): LevelWord {
  if (steps === 0) return 'NONE'
  if (steps <= 2) return 'QUIET'
  return steps >= levelSteps - 1 ? 'TOO_LOUD' : 'GOOD'
}

/** Measures a microphone ten times a second, whether or not it is being sent. */
export class LevelMeter {
  readonly #context = new AudioContext()
  readonly #analyser = this.#context.createAnalyser()
  readonly #source: MediaStreamAudioSourceNode
  readonly #samples = new Float32Array(2048)
  readonly #timer: ReturnType<typeof setInterval>

  constructor(track: MediaStreamTrack, onLevel: (steps: number) => void) {
    this.#analyser.fftSize = this.#samples.length
    this.#source = this.#context.createMediaStreamSource(new MediaStream([track]))
    this.#source.connect(this.#analyser)
    void this.#context.resume()
    this.#timer = setInterval(() => onLevel(stepsOf(this.rms())), 100)
  }

  /** False while the browser waits for a press before it runs any sound: then nothing is measured. */
  get running(): boolean {
    return this.#context.state === 'running'
  }

  rms(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples)
    let sum = 0
    for (const sample of this.#samples) sum += sample * sample
    return Math.sqrt(sum / this.#samples.length)
  }

  close(): void {
    clearInterval(this.#timer)
    this.#source.disconnect()
    void this.#context.close()
  }
}
