import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeHold, RENEW_MILLIS, still, type Wish } from './hold'

const right: Wish = { ...still, pan: 50 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a press is said at once, again while it lasts, and ends once', async () => {
  const said: [Wish, number][] = []
  const hold = makeHold((wish, press) => Promise.resolve(said.push([wish, press])), () => 7)
  hold.begin(right)
  await vi.advanceTimersByTimeAsync(RENEW_MILLIS * 2)
  hold.end()
  hold.end()
  await vi.advanceTimersByTimeAsync(RENEW_MILLIS * 5)
  expect(said).toEqual([
    [right, 7],
    [right, 7],
    [right, 7],
    [still, 7],
  ])
})

test('each press has a greater number than the one before', () => {
  const presses: number[] = []
  const hold = makeHold((_, press) => Promise.resolve(presses.push(press)), () => 7)
  hold.begin(right)
  hold.end()
  hold.begin(right)
  hold.end()
  expect(presses).toEqual([7, 7, 8, 8])
})

test('while an answer is missing no second renewal is sent', async () => {
  let sent = 0
  const hold = makeHold(() => new Promise(() => (sent += 1)), () => 1)
  hold.begin(right)
  await vi.advanceTimersByTimeAsync(RENEW_MILLIS * 10)
  expect(sent).toBe(1)
})

test('a refusal ends the press', async () => {
  let sent = 0
  const hold = makeHold(() => {
    sent += 1
    return Promise.reject(new Error('camera-busy'))
  }, () => 1)
  hold.begin(right)
  await vi.advanceTimersByTimeAsync(RENEW_MILLIS * 3)
  expect(sent).toBe(1)
})
