import { describe, expect, it } from 'vitest'
import type { MediaPlan } from '../protocol/server-messages'
import { legsOf, codecsFor, encoded, encodingsOf, extensionsFor, sectionsOf } from './offer'

const plan: MediaPlan = {
  publishes: true,
  cameraLayers: [
    { rid: 'h', scaleDownBy: 1, maxBitrate: 1_500_000 },
    { rid: 'l', scaleDownBy: 4, maxBitrate: 150_000 },
  ],
  audioSlots: 3,
  videoSlots: 2,
  videoCodecs: ['VP8', 'H264'],
  legs: null,
  iceServers: [],
}

function dealt(some: MediaPlan): string[] {
  return legsOf(some).map(
    ({ leg, sections }) => `${leg}: ${sections.map((one) => `${one.use} ${one.kind} ${one.slot ?? ''}`.trim()).join(', ')}`,
  )
}

describe('the one offer', () => {
  it('has the microphone, the camera, the screen, then the slots', () => {
    expect(sectionsOf(plan).map((one) => `${one.use} ${one.direction} ${one.slot ?? ''}`.trim())).toEqual([
      'MICROPHONE sendonly',
      'CAMERA sendonly',
      'SCREEN sendonly',
      'SLOT recvonly 0',
      'SLOT recvonly 1',
      'SLOT recvonly 2',
      'SLOT recvonly 0',
      'SLOT recvonly 1',
    ])
  })

  it('of one who only watches has nothing but slots', () => {
    expect(sectionsOf({ ...plan, publishes: false }).every((one) => one.use === 'SLOT')).toBe(true)
  })

  it('is dealt out where each picture needs a connection: the first sends, the next has the stage with the sound', () => {
    const mixed: MediaPlan = { ...plan, legs: 'PER_SLOT', audioSlots: 1 }
    expect(dealt(mixed)).toEqual([
      '0: MICROPHONE audio, CAMERA video',
      '1: SLOT audio 0, SLOT video 0',
      '2: SLOT video 1',
    ])
    expect(dealt({ ...mixed, publishes: false })).toEqual(['1: SLOT audio 0, SLOT video 0', '2: SLOT video 1'])
    expect(legsOf(plan)).toEqual([{ leg: 0, sections: sectionsOf(plan) }])
  })

  it('sends no layer until asked', () => {
    expect(encodingsOf(plan)).toEqual([
      { rid: 'h', active: false, scaleResolutionDownBy: 1, maxBitrate: 1_500_000 },
      { rid: 'l', active: false, scaleResolutionDownBy: 4, maxBitrate: 150_000 },
    ])
  })

  it("names only the plan's codecs, in its order, H.264 in one profile, and retransmission", () => {
    const offered = [
      { mimeType: 'video/H264', sdpFmtpLine: 'profile-level-id=42e01f;packetization-mode=0' },
      { mimeType: 'video/H264', sdpFmtpLine: 'profile-level-id=42e01f;packetization-mode=1' },
      { mimeType: 'video/rtx' },
      { mimeType: 'video/AV1' },
      { mimeType: 'video/VP8' },
    ]
    expect(codecsFor('video', offered, plan)).toEqual([offered[4], offered[1], offered[2]])
    expect(codecsFor('video', offered, { ...plan, videoCodecs: ['VP8'] })).toEqual([offered[4], offered[2]])
    expect(codecsFor('audio', [{ mimeType: 'audio/red' }, { mimeType: 'audio/opus' }], plan)).toEqual([{ mimeType: 'audio/opus' }])
  })

  it('has only the header extensions that the server reads', () => {
    const known = [
      { uri: 'urn:3gpp:video-orientation', direction: 'sendrecv' },
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', direction: 'sendrecv' },
      { uri: 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time', direction: 'stopped' },
    ]
    const directions = (sending: boolean) => extensionsFor(known, sending).map((one) => one.direction)
    expect(directions(true)).toEqual(['stopped', 'sendrecv', 'sendrecv'])
    expect(directions(false)).toEqual(['stopped', 'sendrecv', 'stopped'])
  })
})

describe('what is sent', () => {
  const h264 = { mimeType: 'video/H264', clockRate: 90_000, payloadType: 102 }
  const codecs = [{ mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 }, h264]
  const encodings = [
    { rid: 'h', active: true },
    { rid: 'l', active: false },
  ]

  it('is the wanted layers, in the codec that was asked for', () => {
    expect(encoded({ encodings, codecs }, plan, ['l'], 'H264')).toEqual([
      { rid: 'h', active: false, codec: h264 },
      { rid: 'l', active: true, codec: h264 },
    ])
  })

  it('stays in its codec when none is asked for, or one that the section does not have', () => {
    const off = [
      { rid: 'h', active: false },
      { rid: 'l', active: false },
    ]
    expect(encoded({ encodings, codecs }, plan, [], null)).toEqual(off)
    expect(encoded({ encodings, codecs: codecs.slice(0, 1) }, plan, [], 'H264')).toEqual(off)
  })

  it('is a single layer by its place, because it has no rid', () => {
    expect(encoded({ encodings: [{}], codecs: [] }, plan, ['h'], null)).toEqual([{ active: true }])
  })
})
