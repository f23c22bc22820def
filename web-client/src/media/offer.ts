import type { MediaPlan } from '../protocol/server-messages'

/** The sections of the one offer, in their fixed order (docs/protocol.md, section 5). */
export type Section = {
  readonly kind: 'audio' | 'video'
  readonly use: 'MICROPHONE' | 'CAMERA' | 'SCREEN' | 'SLOT'
  readonly direction: 'sendonly' | 'recvonly'
  /** Index among the slots of its kind. */
  readonly slot: number | null
}

export function sectionsOf(plan: MediaPlan): readonly Section[] {
  const sending: Section[] = plan.publishes
    ? [
        { kind: 'audio', use: 'MICROPHONE', direction: 'sendonly', slot: null },
        { kind: 'video', use: 'CAMERA', direction: 'sendonly', slot: null },
        { kind: 'video', use: 'SCREEN', direction: 'sendonly', slot: null },
      ]
    : []
  return [...sending, ...slotsOf('audio', plan.audioSlots), ...slotsOf('video', plan.videoSlots)]
}

/** A connection of the browser's, and what it offers. */
export type LegPlan = { readonly leg: number; readonly sections: readonly Section[] }

/** One leg has it all; else the first sends microphone and camera, and each slot has its own, the stage's with the sound. */
export function legsOf(plan: MediaPlan): readonly LegPlan[] {
  const all = sectionsOf(plan)
  if (plan.legs !== 'PER_SLOT') return [{ leg: 0, sections: all }]
  const sent = all.filter(({ use }) => use === 'MICROPHONE' || use === 'CAMERA')
  const pictures = slotsOf('video', plan.videoSlots).map((picture, slot) => ({
    leg: slot + 1,
    sections: slot === 0 ? [...slotsOf('audio', plan.audioSlots), picture] : [picture],
  }))
  return sent.length === 0 ? pictures : [{ leg: 0, sections: sent }, ...pictures]
}

function slotsOf(kind: 'audio' | 'video', count: number): Section[] {
  return Array.from({ length: count }, (_, slot) => ({ kind, use: 'SLOT', direction: 'recvonly', slot }))
}

/** The camera's layers, all silent until the server asks. */
export function encodingsOf(plan: MediaPlan): RTCRtpEncodingParameters[] {
  return plan.cameraLayers.map((layer) => ({
    rid: layer.rid,
    active: false,
    scaleResolutionDownBy: layer.scaleDownBy,
    maxBitrate: layer.maxBitrate,
  }))
}

/** https://w3c.github.io/webrtc-extensions/#dom-rtcrtpencodingparameters-codec, not in the DOM's types. */
type CodedEncoding = RTCRtpEncodingParameters & { codec?: RTCRtpCodec }

/** The encodings with the wanted layers on, in a codec by its name if the section has that; else the codec stays. */
export function encoded(
  { encodings, codecs }: Pick<RTCRtpSendParameters, 'encodings' | 'codecs'>,
  plan: MediaPlan,
  wanted: readonly string[],
  name: string | null,
): RTCRtpEncodingParameters[] {
  const mimeType = `video/${name ?? ''}`.toLowerCase()
  // Not every browser lists them.
  const codec = (codecs as RTCRtpCodecParameters[] | undefined)?.find((one) => one.mimeType.toLowerCase() === mimeType)
  return encodings.map((encoding, index): CodedEncoding => {
    // A single layer has no rid of its own.
    const active = wanted.includes(encoding.rid ?? plan.cameraLayers[index]?.rid ?? '')
    return codec === undefined ? { ...encoding, active } : { ...encoding, active, codec }
  })
}

export type CodecLike = { readonly mimeType: string; readonly sdpFmtpLine?: string | undefined }

/** Only what the plan knows, in its order, each with its retransmission; the offer shrinks threefold. */
export function codecsFor<T extends CodecLike>(kind: 'audio' | 'video', offered: readonly T[], plan: MediaPlan): T[] {
  if (kind === 'audio') return offered.filter((codec) => codec.mimeType.toLowerCase() === 'audio/opus')
  const wanted = plan.videoCodecs.flatMap((name) =>
    offered.filter(
      (codec) => codec.mimeType.toLowerCase() === `video/${name.toLowerCase()}` && (name !== 'H264' || isPlainH264(codec)),
    ),
  )
  const repair = offered.filter((codec) => codec.mimeType.toLowerCase() === 'video/rtx')
  return [...wanted, ...repair]
}

function isPlainH264(codec: CodecLike): boolean {
  const line = codec.sdpFmtpLine ?? ''
  return line.includes('profile-level-id=42e01f') && line.includes('packetization-mode=1')
}

/** Off unless asked for: with it the server knows from the first packet on when picture and sound were taken. */
const captureTime = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time'

const usefulExtensions = new Set([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  captureTime,
])

export type HeaderExtension = { uri: string; direction: string }

/** Only what the server reads; without video-orientation the browser turns a phone's picture itself. */
export function extensionsFor(known: readonly HeaderExtension[], sending: boolean): HeaderExtension[] {
  return known.map((one) => {
    if (!usefulExtensions.has(one.uri)) return { ...one, direction: 'stopped' }
    return one.uri === captureTime && sending ? { ...one, direction: 'sendrecv' } : one
  })
}
