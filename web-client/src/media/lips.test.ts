import { describe, expect, it } from 'vitest'
import { Lips, type Played } from './lips'

/**
 * A browser that plays the voice so late, needs so much for its picture, and moves the picture to its target by 100 ms in
 * a second: how far the picture is ahead of the voice at each second, and the targets.
 */
function seconds(voices: readonly number[], needs = 50): { ahead: number[]; targets: (number | null)[] } {
  const lips = new Lips()
  let [delay, count, picture] = [0, 0, needs]
  let target: number | null = null
  const [ahead, targets]: [number[], (number | null)[]] = [[], []]
  for (const [second, voice] of voices.entries()) {
    const wanted = Math.max(needs, target ?? 0)
    picture += Math.max(-100, Math.min(100, wanted - picture))
    delay += (25 * picture) / 1_000
    count += 25
    const now = 1_000_000 + second * 1_000
    const played = (late: number): Played => ({ estimatedPlayoutTimestamp: now - late })
    target = lips.look(played(voice), { ...played(picture), jitterBufferDelay: delay, jitterBufferEmittedCount: count })
    ahead.push(voice - picture)
    targets.push(target)
  }
  return { ahead, targets }
}

const times = (n: number, late: number) => Array.from({ length: n }, () => late)

describe('a picture', () => {
  it('waits no longer than it needs while the voice comes with it', () => {
    expect(new Set(seconds(times(20, 70)).targets)).toEqual(new Set([null]))
  })

  it('is with a voice that the browser began to hold back within three seconds', () => {
    const { ahead } = seconds([70, ...times(6, 400)])
    expect(ahead.slice(4).every((by) => Math.abs(by) <= 50)).toBe(true)
  })

  it('follows the voice back, and is let go then', () => {
    const { ahead, targets } = seconds([...times(6, 400), 300, 200, 100, ...times(12, 60)])
    expect(ahead.slice(6).every((by) => by >= -101)).toBe(true)
    expect(targets.at(-1)).toBeNull()
  })

  it('is not held back by figures that are not there', () => {
    const lips = new Lips()
    expect(lips.look({}, {})).toBeNull()
    expect(lips.look({ estimatedPlayoutTimestamp: 1 }, { estimatedPlayoutTimestamp: 900 })).toBeNull()
  })

  it('never waits longer than a second and a half', () => {
    expect(Math.max(...seconds(times(60, 5_000)).targets.map((target) => target ?? 0))).toBe(1_500)
  })
})
