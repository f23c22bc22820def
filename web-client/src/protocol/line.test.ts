import { describe, expect, it } from 'vitest'
import { greeting, idleLine, pingEvery, silenceLimit, stepLine, type Line, type LineInput, type LineOutput } from './line'
import type { ServerMessage, Welcome } from './server-messages'

const welcome: Welcome = {
  type: 'welcome',
  version: 1,
  instance: 'one',
  resume: 'token-1',
  now: '2026-11-30T01:00:00Z',
  you: { role: 'STAFF', peer: null, site: null, account: null, name: 'x', may: [], seat: null, simulated: false },
  plan: null,
  room: { conference: 'c', title: 't', from: '2026-11-30T01:00:00Z', status: 'LIVE', position: 1 },
}

/** A line on a clock of its own; chance 0.5 means no jitter. */
class Bench {
  line: Line = idleLine
  now = 0
  outputs: LineOutput[] = []
  constructor(readonly chance = 0.5) {}

  at(now: number, input: LineInput): LineOutput['type'][] {
    this.now = now
    const step = stepLine(this.line, input, now, this.chance)
    this.line = step.line
    this.outputs.push(...step.outputs)
    return step.outputs.map((output) => output.type)
  }

  hear(now: number, message: ServerMessage): LineOutput['type'][] {
    return this.at(now, { type: 'heard', message })
  }

  open(): this {
    this.at(0, { type: 'start' })
    this.at(10, { type: 'opened' })
    this.hear(20, welcome)
    return this
  }
}

describe('the line', () => {
  it('greets as soon as the socket is open and is open when it is welcomed', () => {
    const bench = new Bench()
    expect(bench.at(0, { type: 'start' })).toEqual(['open'])
    expect(bench.at(10, { type: 'opened' })).toEqual(['greet'])
    expect(bench.hear(20, welcome)).toEqual(['deliver'])
    expect(bench.line).toMatchObject({ state: 'OPEN', attempt: 0, lostSince: null, resume: 'token-1' })
  })

  it('pings every five seconds', () => {
    const bench = new Bench().open()
    expect(bench.at(20 + pingEvery - 1, { type: 'tick' })).toEqual([])
    expect(bench.at(20 + pingEvery, { type: 'tick' })).toEqual(['ping'])
    expect(bench.at(20 + pingEvery + 1, { type: 'tick' })).toEqual([])
  })

  it('gives up a socket that says nothing for twelve seconds', () => {
    const bench = new Bench().open()
    bench.at(20 + silenceLimit - 1, { type: 'tick' })
    expect(bench.line.state).toBe('OPEN')
    expect(bench.at(20 + silenceLimit, { type: 'tick' })).toEqual(['close'])
    expect(bench.line).toMatchObject({ state: 'WAITING', lostSince: 20 + silenceLimit })
  })

  it('comes back after 0.5, 1, 2, 4 and 4 seconds, and remembers since when it was lost', () => {
    const bench = new Bench().open()
    let now = 1_000
    for (const wait of [500, 1_000, 2_000, 4_000, 4_000]) {
      bench.at(now, { type: 'closed', code: 1006 })
      expect(bench.at(now + wait - 1, { type: 'tick' })).toEqual([])
      expect(bench.at(now + wait, { type: 'tick' })).toEqual(['open'])
      now += wait + 10
    }
    expect(bench.line).toMatchObject({ lostSince: 1_000, attempt: 5 })
  })

  it.each([
    [0, 400],
    [0.999_999, 600],
  ])('spreads the waits by a fifth (chance %d)', (chance, wait) => {
    const bench = new Bench(chance).open()
    bench.at(1_000, { type: 'closed', code: 1006 })
    expect(bench.line.retryAt - 1_000).toBeCloseTo(wait, 1)
  })

  it('resumes with the token of the last welcome', () => {
    const bench = new Bench().open()
    bench.at(1_000, { type: 'closed', code: 1006 })
    bench.at(1_500, { type: 'tick' })
    bench.at(1_510, { type: 'opened' })
    expect(bench.outputs.at(-1)).toEqual({ type: 'greet', resume: 'token-1' })
    bench.hear(1_520, { ...welcome, resume: 'token-2' })
    expect(bench.line).toMatchObject({ state: 'OPEN', attempt: 0, lostSince: null, resume: 'token-2' })
  })

  it('tries at once when the network is back', () => {
    const bench = new Bench().open()
    bench.at(1_000, { type: 'closed', code: 1006 })
    expect(bench.at(1_010, { type: 'online' })).toEqual(['open'])
  })

  it.each(['unauthorized', 'link-killed', 'not-yet', 'conference-unknown', 'conference-over'])(
    'stays away when it is refused with %s',
    (code) => {
      const bench = new Bench()
      bench.at(0, { type: 'start' })
      bench.at(10, { type: 'opened' })
      expect(bench.hear(20, { type: 'error', code, params: {} })).toEqual(['deliver', 'close'])
      expect(bench.at(60_000, { type: 'tick' })).toEqual([])
      expect(bench.line).toMatchObject({ state: 'ENDED', fault: { code } })
    },
  )

  it('goes on after an error about one message', () => {
    const bench = new Bench().open()
    expect(bench.hear(30, { type: 'error', code: 'bad-message', params: { field: 'x' } })).toEqual(['deliver'])
    expect(bench.line.state).toBe('OPEN')
  })

  it('stays away from a seat that moved, and forgets how to resume it', () => {
    const bench = new Bench().open()
    bench.hear(30, { type: 'bye', code: 'moved-to-other-device' })
    expect(bench.line).toMatchObject({ state: 'ENDED', resume: null, fault: { code: 'moved-to-other-device' } })
  })

  it('comes back to a server that said it shuts down', () => {
    const bench = new Bench().open()
    bench.hear(30, { type: 'bye', code: 'shutting-down' })
    bench.at(40, { type: 'closed', code: 1001 })
    expect(bench.line.state).toBe('WAITING')
  })

  it('does nothing after it was stopped', () => {
    const bench = new Bench().open()
    expect(bench.at(30, { type: 'stop' })).toEqual(['close'])
    expect(bench.at(60_000, { type: 'tick' })).toEqual([])
    expect(bench.at(60_000, { type: 'closed', code: 1000 })).toEqual([])
  })
})

describe('the greeting', () => {
  it('leaves out what is not there', () => {
    const hello = { conference: 'c', language: 'vi', videoSlots: 1, publishes: true } as const
    expect(greeting(hello, null)).toEqual({ type: 'hello', version: 1, ...hello })
    expect(greeting(hello, 'r')).toMatchObject({ resume: 'r' })
  })
})
