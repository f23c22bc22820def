import type { Gap, Segment, Speech } from '../../api/types'

/** A block of the speaker bar, in seconds of the recording. */
export type Block =
  | { kind: 'speech'; from: number; to: number; speech: Speech }
  | { kind: 'between'; from: number; to: number }
  | { kind: 'gap'; from: number; to: number; gap: Gap }

/** Seconds into the recording at which a speech begins; speeches of files without a recording have none. */
export function startOf(speech: Speech, opened: number | null): number | null {
  if (speech.offsetSeconds !== null && speech.offsetSeconds !== undefined) return speech.offsetSeconds
  return opened === null ? null : Math.max(0, (Date.parse(speech.start) - opened) / 1000)
}

/**
 * The bar from second 0 to the end, without holes: speeches in their order, gaps cut out of whatever they interrupt,
 * and the stretches where nobody was given the floor.
 */
export function blocks(
  speeches: readonly Speech[],
  gaps: readonly Gap[],
  length: number,
  opened: number | null = null,
): Block[] {
  const spoken = speeches
    .flatMap((speech): Block[] => {
      const from = startOf(speech, opened)
      if (from === null || from >= length) return []
      const lasted = lengthOf(speech, from, length)
      return [{ kind: 'speech', from, to: Math.min(length, from + Math.max(1, lasted)), speech }]
    })
    .slice()
    .sort((a, b) => a.from - b.from)
  const laid: Block[] = []
  let at = 0
  for (const [index, block] of spoken.entries()) {
    const until = Math.min(block.to, spoken[index + 1]?.from ?? length)
    if (block.from > at) laid.push({ kind: 'between', from: at, to: block.from })
    if (until > block.from) laid.push({ ...block, to: until })
    at = Math.max(at, until)
  }
  if (at < length) laid.push({ kind: 'between', from: at, to: length })
  return gaps.reduce(cut, laid)
}

function lengthOf({ start, end, endOffsetSeconds }: Speech, from: number, length: number): number {
  if (endOffsetSeconds !== null && endOffsetSeconds !== undefined) return endOffsetSeconds - from
  return end === null ? length - from : (Date.parse(end) - Date.parse(start)) / 1000
}

function cut(laid: Block[], gap: Gap): Block[] {
  const hole: Block = { kind: 'gap', from: gap.offsetSeconds, to: gap.offsetSeconds + Math.max(gap.seconds, 1), gap }
  const out: Block[] = []
  let placed = false
  for (const block of laid) {
    if (block.to <= hole.from || block.from >= hole.to) {
      if (!placed && block.from >= hole.to) {
        out.push(hole)
        placed = true
      }
      out.push(block)
      continue
    }
    if (block.from < hole.from) out.push({ ...block, to: hole.from })
    if (!placed) out.push(hole)
    placed = true
    if (block.to > hole.to) out.push({ ...block, from: hole.to })
  }
  if (!placed) out.push(hole)
  return out
}

/** The block a second lies in. */
export function blockAt(bar: readonly Block[], second: number): Block | undefined {
  return bar.find((block) => second >= block.from && second < block.to) ?? bar.at(-1)
}

/** Where the previous or the next speaker begins; two seconds into a speech "previous" means its own beginning. */
export function speakerStep(bar: readonly Block[], second: number, direction: -1 | 1): number {
  const starts = bar.filter((block) => block.kind === 'speech').map((block) => block.from)
  if (direction === 1) return starts.find((start) => start > second + 0.5) ?? second
  return starts.filter((start) => start < second - 2).at(-1) ?? 0
}

/** The segment that holds a second of the recording, or the next one after a gap. */
export function segmentAt(segments: readonly Segment[], second: number): number {
  const found = segments.findIndex((one) => second < one.offsetSeconds + one.seconds)
  return found === -1 ? segments.length - 1 : found
}
