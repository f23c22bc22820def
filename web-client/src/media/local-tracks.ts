/** Why this machine gives no picture or sound. */
export type DeviceFault = 'REFUSED' | 'BUSY' | 'MISSING' | 'UNSUPPORTED'

export type LocalMedia = {
  readonly camera: MediaStreamTrack | null
  readonly microphone: MediaStreamTrack | null
  readonly cameraFault: DeviceFault | null
  readonly microphoneFault: DeviceFault | null
}

export const noMedia: LocalMedia = { camera: null, microphone: null, cameraFault: null, microphoneFault: null }

export function canCapture(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function' && typeof RTCPeerConnection === 'function'
}

const video: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } }
const audio: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/** Asks for both at once (one question of the browser), then for each alone, so that one fault does not cost the other. */
export async function openLocalMedia(): Promise<LocalMedia> {
  if (!canCapture()) return { ...noMedia, cameraFault: 'UNSUPPORTED', microphoneFault: 'UNSUPPORTED' }
  const both = await capture({ video, audio })
  if (both instanceof MediaStream) return fromStreams(both, both)
  const picture = await capture({ video })
  const sound = await capture({ audio })
  return fromStreams(picture, sound)
}

/** The microphone alone, for as long as somebody speaks from here. */
export async function openMicrophone(): Promise<MediaStreamTrack | DeviceFault> {
  if (!canCapture()) return 'UNSUPPORTED'
  const sound = await capture({ audio })
  return sound instanceof MediaStream ? (sound.getAudioTracks()[0] ?? 'MISSING') : sound
}

function fromStreams(picture: MediaStream | DeviceFault, sound: MediaStream | DeviceFault): LocalMedia {
  return {
    camera: picture instanceof MediaStream ? (picture.getVideoTracks()[0] ?? null) : null,
    microphone: sound instanceof MediaStream ? (sound.getAudioTracks()[0] ?? null) : null,
    cameraFault: picture instanceof MediaStream ? null : picture,
    microphoneFault: sound instanceof MediaStream ? null : sound,
  }
}

async function capture(constraints: MediaStreamConstraints): Promise<MediaStream | DeviceFault> {
  try {
    return await navigator.mediaDevices.getUserMedia(constraints)
  } catch (fault) {
    return deviceFaultOf(fault)
  }
}

/** The browsers' names for a failed getUserMedia, Media Capture and Streams section 10.3. */
export function deviceFaultOf(fault: unknown): DeviceFault {
  const name = typeof fault === 'object' && fault !== null && 'name' in fault ? String(fault.name) : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'REFUSED'
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return 'BUSY'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'MISSING'
    default:
      return 'BUSY'
  }
}

export function stopMedia(media: LocalMedia): void {
  media.camera?.stop()
  media.microphone?.stop()
}
