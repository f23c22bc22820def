import { describe, expect, it } from 'vitest'
import type { Segment, Speech } from '../../api/types'
import { blockAt, blocks, segmentAt, speakerStep } from './timeline'

function speech(name: string, offsetSeconds: number, seconds: number): Speech {
  const start = Date.parse('2026-03-09T01:00:00Z') + offsetSeconds * 1000
  return {
    grant: offsetSeconds,
    site: name,
    unit: { id: name, type: 'xã', name },
    speaker: { name, position: null },
    topic: null,
    start: new Date(start).toISOString(),
    end: new Date(start + seconds * 1000).toISOString(),
    offsetSeconds,
  }
}

const shape = (bar: ReturnType<typeof blocks>) => bar.map((block) => `${block.kind} ${block.from}-${block.to}`)

describe('the speaker bar', () => {
  it('has no holes: between speeches the main site is on', () => {
    expect(shape(blocks([speech('A', 10, 20), speech('B', 40, 20)], [], 70))).toEqual([
      'between 0-10',
      'speech 10-30',
      'between 30-40',
      'speech 40-60',
      'between 60-70',
    ])
  })

  it('cuts a gap out of the speech it interrupts', () => {
    const gap = { offsetSeconds: 15, seconds: 5 }
    expect(shape(blocks([speech('A', 10, 20)], [gap], 30))).toEqual([
      'between 0-10',
      'speech 10-15',
      'gap 15-20',
      'speech 20-30',
    ])
  })

  it('lets the next speaker begin where the one before was interrupted', () => {
    expect(shape(blocks([speech('A', 0, 30), speech('B', 20, 10)], [], 30))).toEqual(['speech 0-20', 'speech 20-30'])
  })

  it('reckons from the opening when a speech has no offset of its own', () => {
    const { offsetSeconds: _, ...without } = speech('A', 10, 20)
    expect(shape(blocks([without], [], 30, Date.parse('2026-03-09T01:00:00Z')))).toEqual([
      'between 0-10',
      'speech 10-30',
    ])
  })

  it('steps from speaker to speaker, and first to the beginning of the one who speaks', () => {
    const bar = blocks([speech('A', 10, 20), speech('B', 40, 20)], [], 70)
    expect(speakerStep(bar, 5, 1)).toBe(10)
    expect(speakerStep(bar, 10, 1)).toBe(40)
    expect(speakerStep(bar, 50, -1)).toBe(40)
    expect(speakerStep(bar, 41, -1)).toBe(10)
    expect(speakerStep(bar, 5, -1)).toBe(0)
    expect(speakerStep(bar, 65, 1)).toBe(65)
  })

  it('knows who speaks at a second', () => {
    const bar = blocks([speech('A', 10, 20)], [], 40)
    expect(blockAt(bar, 12)).toMatchObject({ kind: 'speech', from: 10 })
    expect(blockAt(bar, 40)).toMatchObject({ kind: 'between' })
  })
})

const segment = (number: number, offsetSeconds: number): Segment => ({
  number,
  start: '',
  seconds: 10,
  bytes: 1,
  mime: 'video/webm',
  url: '',
  offsetSeconds,
  gapBefore: null,
})

describe('segments', () => {
  it('are found by second, after a gap the next one', () => {
    const all = [segment(1, 0), segment(2, 10), segment(3, 60)]
    expect(segmentAt(all, 9.9)).toBe(0)
    expect(segmentAt(all, 10)).toBe(1)
    expect(segmentAt(all, 30)).toBe(2)
    expect(segmentAt(all, 500)).toBe(2)
  })
})
