import { hearOwn, noteLength, notes } from './echo'
import { LevelMeter } from './level-meter'

/** What one machine tells of itself; kbit/s, 0 where nothing could be measured. */
export type CheckResult = {
  readonly picture: boolean
  readonly microphone: boolean
  readonly loudspeaker: boolean
  readonly upKbit: number
  readonly downKbit: number
}

/** What it knows besides: whether its microphone heard its loudspeaker; null where that cannot be told. */
export type CheckFinding = CheckResult & { readonly echo: boolean | null }

export type CheckStep = 'picture' | 'microphone' | 'loudspeaker' | 'line'

export type CheckInput = {
  readonly camera: MediaStreamTrack | null
  readonly microphone: MediaStreamTrack | null
  /** A file of the server's to time. */
  readonly sample: string
  /** Sends bytes to the server; false when they did not arrive. */
  readonly send: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>
  readonly onStep: (step: CheckStep) => void
}

const width = 32
const height = 18
const looks = 6
const lookEvery = 250
const listenFor = 3_000
const heardRms = 0.0015
const leastUp = 16_384
const mostUp = 262_144

/** Tests picture, microphone, loudspeaker and line, one after another. */
export async function checkSelf({ camera, microphone, sample, send, onStep }: CheckInput): Promise<CheckFinding> {
  onStep('picture')
  const picture = camera !== null && isLivePicture(await lookAt(camera))
  onStep('loudspeaker')
  const { played: loudspeaker, echo } = await hearOwn(microphone, chime)
  onStep('microphone')
  const heard = microphone !== null && (await listenTo(microphone)) >= heardRms
  onStep('line')
  const downKbit = await download(sample)
  const upKbit = await upload(send)
  return { picture, microphone: heard, loudspeaker, upKbit, downKbit, echo }
}

/** Grey values of one small picture. */
export type Look = readonly number[]

/** Not black, and something moves (a covered lens gives noise of about one step, a frozen one none). */
export function isLivePicture(pictures: readonly Look[]): boolean {
  const last = pictures.at(-1)
  if (last === undefined || mean(last) < 12) return false
  return pictures.some((picture, index) => index > 0 && difference(picture, pictures[index - 1] ?? []) > 0.2)
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)

const difference = (a: Look, b: Look): number => mean(a.map((one, index) => Math.abs(one - (b[index] ?? 0))))

async function lookAt(camera: MediaStreamTrack): Promise<Look[]> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([camera])
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return []
  await Promise.race([video.play(), wait(2_000)])
  const pictures: Look[] = []
  for (let look = 0; look < looks; look++) {
    await wait(lookEvery)
    context.drawImage(video, 0, 0, width, height)
    pictures.push(greys(context.getImageData(0, 0, width, height).data))
  }
  video.srcObject = null
  return pictures
}

function greys(rgba: Uint8ClampedArray): number[] {
  const values: number[] = []
  for (let at = 0; at < rgba.length; at += 4) {
    values.push(0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0))
  }
  return values
}

/** The loudest root mean square within three seconds. */
async function listenTo(microphone: MediaStreamTrack): Promise<number> {
  let loudest = 0
  const meter = new LevelMeter(microphone, () => {
    loudest = Math.max(loudest, meter.rms())
  })
  await wait(listenFor)
  meter.close()
  return loudest
}

/** Two soft notes; true once the sound card has taken them. */
async function chime(): Promise<boolean> {
  const context = new AudioContext()
  await Promise.race([context.resume(), wait(1_000)])
  const playing = context.state === 'running'
  if (playing) {
    for (const [index, pitch] of notes.entries()) note(context, pitch, context.currentTime + index * noteLength)
    await wait(1_000)
  }
  void context.close()
  return playing
}

function note(context: AudioContext, pitch: number, at: number): void {
  const gain = context.createGain()
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(0.2, at + 0.02)
  gain.gain.linearRampToValueAtTime(0, at + noteLength - 0.02)
  gain.connect(context.destination)
  const tone = new OscillatorNode(context, { frequency: pitch })
  tone.connect(gain)
  tone.start(at)
  tone.stop(at + noteLength)
}

async function download(address: string): Promise<number> {
  try {
    const start = performance.now()
    const body = await (await fetch(address, { cache: 'no-store' })).arrayBuffer()
    const took = performance.now() - start
    // What came over the line: the file may have been compressed on its way.
    const entry = performance.getEntriesByName(new URL(address, location.href).href).at(-1)
    const carried = entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0
    return rate(carried > 0 ? carried : body.byteLength, took)
  } catch {
    return 0
  }
}

/** A small piece tells how large one may be that takes about a second; the second tells the rate. */
async function upload(send: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>): Promise<number> {
  const first = await timed(send, leastUp)
  const size = Math.min(mostUp, Math.round(first * 125))
  return size <= 2 * leastUp ? first : (await timed(send, size)) || first
}

async function timed(send: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>, size: number): Promise<number> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  const start = performance.now()
  return (await send(bytes)) ? rate(size, performance.now() - start) : 0
}

/** kbit/s of bytes in milliseconds. */
const rate = (bytes: number, took: number): number => Math.round((bytes * 8) / Math.max(1, took))

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds))
