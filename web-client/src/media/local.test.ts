import { describe, expect, it } from 'vitest'
import { stepsOf, wordOf } from './level-meter'
import { deviceFaultOf } from './local-tracks'
import { isLivePicture } from './self-check'

describe('a level', () => {
  it.each([
    [0, 0, 'NONE'],
    [0.003, 1, 'QUIET'],
    [0.05, 7, 'GOOD'],
    [0.9, 12, 'TOO_LOUD'],
  ] as const)('of %d is %d steps: %s', (rms, steps, word) => {
    expect(stepsOf(rms)).toBe(steps)
    expect(wordOf(steps)).toBe(word)
  })
})

describe('a camera that does not open', () => {
  it.each([
    ['NotAllowedError', 'REFUSED'],
    ['NotReadableError', 'BUSY'],
    ['NotFoundError', 'MISSING'],
    ['SomethingNew', 'BUSY'],
  ])('with %s is %s', (name, fault) => {
    expect(deviceFaultOf({ name })).toBe(fault)
  })
})

const grey = (value: number) => Array.from({ length: 12 }, () => value)

describe('a picture', () => {
  it('that is black, frozen or missing does not pass', () => {
    expect(isLivePicture([grey(3), grey(9)])).toBe(false)
    expect(isLivePicture([grey(90), grey(90)])).toBe(false)
    expect(isLivePicture([])).toBe(false)
  })
  it('that is light and moves passes', () => {
    expect(isLivePicture([grey(90), grey(92)])).toBe(true)
  })
})
