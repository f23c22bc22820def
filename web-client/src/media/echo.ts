/** The pitches of the chime, in hertz, and how long each sounds, in seconds. */
export const notes: readonly number[] = [660, 880]
export const noteLength = 0.35

/** By how many decibels a note must stand above what the microphone heard before. */
const above = 10
const fftSize = 4096
const quietFor = 300

/** A spectrum in decibels, `step` hertz from one value to the next. */
export type Spectrum = { readonly decibels: ArrayLike<number>; readonly step: number }

/** Whether every note of the chime came back: the loudest near its pitch, over the quiet before. */
export function echoed(before: readonly Spectrum[], during: readonly Spectrum[]): boolean {
  if (during.length === 0) return false
  return notes.every((pitch) => {
    const quiet = before.length === 0 ? -100 : Math.max(...before.map((one) => near(one, pitch)))
    return Math.max(...during.map((one) => near(one, pitch))) >= Math.max(quiet, -90) + above
  })
}

/** The loudest within a quarter tone of a pitch. */
function near({ decibels, step }: Spectrum, pitch: number): number {
  let loudest = -Infinity
  for (let at = Math.floor((pitch * 0.97) / step); at <= Math.ceil((pitch * 1.03) / step); at++) {
    loudest = Math.max(loudest, decibels[at] ?? -Infinity)
  }
  return loudest
}

/**
 * Plays the chime by `play` and listens for it on the same microphone, without the echo cancelling that would take it
 * away. Null where this cannot be told: no second capture, or a browser that would mute the first for it.
 */
export async function hearOwn(microphone: MediaStreamTrack | null, play: () => Promise<boolean>): Promise<{ played: boolean; echo: boolean | null }> {
  const ear = microphone === null ? null : await openEar(microphone)
  if (ear === null) return { played: await play(), echo: null }
  try {
    await new Promise((resolve) => void setTimeout(resolve, quietFor))
    const before = ear.take()
    const played = await play()
    return { played, echo: played ? echoed(before, ear.take()) : null }
  } finally {
    ear.close()
  }
}

type Ear = { readonly take: () => readonly Spectrum[]; readonly close: () => void }

async function openEar(microphone: MediaStreamTrack): Promise<Ear | null> {
  if (navigator.vendor.startsWith('Apple')) return null
  const { deviceId } = microphone.getSettings()
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: deviceId ? { ...raw, deviceId } : raw })
    const context = new AudioContext()
    const analyser = new AnalyserNode(context, { fftSize, smoothingTimeConstant: 0 })
    context.createMediaStreamSource(stream).connect(analyser)
    void context.resume()
    let heard: Spectrum[] = []
    const timer = setInterval(() => {
      const decibels = new Float32Array(analyser.frequencyBinCount)
      analyser.getFloatFrequencyData(decibels)
      heard.push({ decibels, step: context.sampleRate / fftSize })
    }, 50)
    return {
      take: () => {
        const taken = heard
        heard = []
        return taken
      },
      close: () => {
        clearInterval(timer)
        for (const track of stream.getTracks()) track.stop()
        void context.close()
      },
    }
  } catch {
    return null
  }
}
