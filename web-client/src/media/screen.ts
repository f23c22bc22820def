/** A screen in hand, with what it sounds like where the browser gives that. */
export type OpenScreen = {
  readonly picture: MediaStreamTrack
  readonly sound: MediaStreamTrack | null
}

/** Why a screen cannot be shown: the browser may not look at it, or cannot. */
export type ScreenFault = 'REFUSED' | 'BUSY'

/** Nobody reads the browser's question and says no within this many ms: it was not asked. */
const glance = 400

export function canShowScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function' && typeof RTCPeerConnection === 'function'
}

/** Asks what to show; null when the user changed their mind. */
export async function openScreen(withSound: boolean): Promise<OpenScreen | ScreenFault | null> {
  const asked = performance.now()
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 15 } },
      // A film's sound is no voice: what cleans a voice would take most of it away.
      audio: withSound ? { echoCancellation: false, noiseSuppression: false, autoGainControl: false } : false,
    })
    const picture = stream.getVideoTracks()[0]
    if (picture === undefined) return null
    // Letters must stay sharp; movement may stutter.
    picture.contentHint = 'detail'
    return { picture, sound: stream.getAudioTracks()[0] ?? null }
  } catch (fault) {
    return screenFaultOf(fault, performance.now() - asked)
  }
}

/**
 * What a refused getDisplayMedia means (Screen Capture section 5.1); null: the user said no. One name stands for the
 * user's no and for a setting's: the setting's comes without a question, or names the system.
 */
export function screenFaultOf(fault: unknown, afterMillis: number): ScreenFault | null {
  const { name, message } = fault instanceof Error ? fault : { name: '', message: '' }
  switch (name) {
    case 'NotAllowedError':
      return afterMillis < glance || /system/i.test(message) ? 'REFUSED' : null
    case 'SecurityError':
    case 'NotFoundError':
      return 'REFUSED'
    default:
      return 'BUSY'
  }
}

export function closeScreen({ picture, sound }: OpenScreen): void {
  picture.stop()
  sound?.stop()
}

/** Voice and screen as one track, because a page sends one: the server's rules of who is heard then hold for both. */
export function mixed(voice: MediaStreamTrack | null, sound: MediaStreamTrack): { track: MediaStreamTrack; close: () => void } {
  const context = new AudioContext()
  const out = context.createMediaStreamDestination()
  for (const track of voice === null ? [sound] : [voice, sound]) {
    context.createMediaStreamSource(new MediaStream([track])).connect(out)
  }
  void context.resume()
  const track = out.stream.getAudioTracks()[0]
  if (track === undefined) throw new Error('a destination has one track')
  return {
    track,
    close: () => {
      track.stop()
      void context.close()
    },
  }
}
