/** A screen in hand, with what it sounds like where the browser gives that. */
export type OpenScreen = {
  readonly picture: MediaStreamTrack
  readonly sound: MediaStreamTrack | null
}

export function canShowScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function' && typeof RTCPeerConnection === 'function'
}

/** Asks what to show; null when the user changed their mind. */
export async function openScreen(withSound: boolean): Promise<OpenScreen | null> {
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
  } catch {
    return null
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
