import type { Seen } from '../protocol/client-messages'

/** Running totals of one connection's stage, as the browser counts them (webrtc-stats). */
export type Totals = {
  readonly freezes: number
  readonly frozenSeconds: number
  readonly concealed: number
  readonly samples: number
}

export const noTotals: Totals = { freezes: 0, frozenSeconds: 0, concealed: 0, samples: 0 }

type Entry = Readonly<Record<string, unknown>>

/** What happened on the stage since the totals before; `stage` and `voice` are the mids of its two sections. */
export function seenSince(
  entries: readonly Entry[],
  { stage, voice }: { readonly stage: string | null; readonly voice: string | null },
  before: Totals,
): { readonly seen: Seen; readonly totals: Totals } {
  const picture = inbound(entries, stage)
  const sound = inbound(entries, voice)
  const totals: Totals = {
    freezes: number(picture, 'freezeCount'),
    frozenSeconds: number(picture, 'totalFreezesDuration'),
    concealed: number(sound, 'concealedSamples'),
    samples: number(sound, 'totalSamplesReceived'),
  }
  const samples = totals.samples - before.samples
  const limited = limits.get(String(sending(entries)?.['qualityLimitationReason'] ?? ''))
  const path = pathOf(entries)
  return {
    totals,
    seen: {
      type: 'stats',
      freezes: within(totals.freezes - before.freezes, 100_000),
      frozenMillis: within((totals.frozenSeconds - before.frozenSeconds) * 1_000, 3_600_000),
      height: within(number(picture, 'frameHeight'), 10_000),
      framesPerSecond: within(number(picture, 'framesPerSecond'), 1_000),
      concealed: samples <= 0 ? 0 : within(((totals.concealed - before.concealed) * 1_000) / samples, 1_000),
      ...(limited === undefined ? {} : { limited }),
      ...(path === undefined ? {} : { path }),
    },
  }
}

const limits = new Map<string, NonNullable<Seen['limited']>>([
  ['none', 'NONE'],
  ['cpu', 'CPU'],
  ['bandwidth', 'BANDWIDTH'],
  ['other', 'OTHER'],
])

function inbound(entries: readonly Entry[], mid: string | null): Entry | undefined {
  return mid === null ? undefined : entries.find((one) => one['type'] === 'inbound-rtp' && one['mid'] === mid)
}

/** The camera's tallest layer that is being sent. */
function sending(entries: readonly Entry[]): Entry | undefined {
  return entries
    .filter((one) => one['type'] === 'outbound-rtp' && one['kind'] === 'video' && one['active'] === true)
    .reduce<Entry | undefined>((a, b) => (number(b, 'frameHeight') > number(a, 'frameHeight') ? b : (a ?? b)), undefined)
}

function pathOf(entries: readonly Entry[]): Seen['path'] {
  const transport = entries.find((one) => one['type'] === 'transport')
  const chosen = transport?.['selectedCandidatePairId']
  const pair = entries.find((one) =>
    chosen === undefined ? one['type'] === 'candidate-pair' && one['nominated'] === true : one['id'] === chosen,
  )
  const local = pair === undefined ? undefined : entries.find((one) => one['id'] === pair['localCandidateId'])
  if (local === undefined) return undefined
  if (local['candidateType'] === 'relay') return 'RELAY'
  return local['protocol'] === 'tcp' ? 'TCP' : 'UDP'
}

function number(entry: Entry | undefined, name: string): number {
  const value = entry?.[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)))
}
