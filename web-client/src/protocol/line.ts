import type { Hello } from './client-messages'
import type { ClientMessage } from './client-messages'
import type { Fault, ServerMessage } from './server-messages'

/**
 * The line to the server as a pure machine: handshake, ping, silence, backoff, resume (docs/protocol.md, 2 and 6).
 * Times are milliseconds of one monotonic clock; `chance` is a number in [0, 1) that the shell draws.
 */
export const pingEvery = 5_000
export const silenceLimit = 12_000
const backoff = [500, 1_000, 2_000, 4_000]
const spread = 0.2

export type Line = {
  readonly state: 'IDLE' | 'CONNECTING' | 'GREETING' | 'OPEN' | 'WAITING' | 'ENDED'
  /** Failed tries since the line was last open. */
  readonly attempt: number
  /** When the line was lost; null while it is open or was never open. */
  readonly lostSince: number | null
  readonly lastHeard: number
  readonly lastPing: number
  readonly retryAt: number
  readonly resume: string | null
  /** Why it ended for good. */
  readonly fault: Fault | null
}

export type LineInput =
  | { readonly type: 'start' }
  | { readonly type: 'opened' }
  | { readonly type: 'closed'; readonly code: number }
  | { readonly type: 'heard'; readonly message: ServerMessage }
  | { readonly type: 'tick' }
  | { readonly type: 'online' }
  | { readonly type: 'restart' }
  | { readonly type: 'stop' }

export type LineOutput =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'greet'; readonly resume: string | null }
  | { readonly type: 'ping' }
  | { readonly type: 'deliver'; readonly message: ServerMessage }

export type LineStep = { readonly line: Line; readonly outputs: readonly LineOutput[] }

export const idleLine: Line = {
  state: 'IDLE',
  attempt: 0,
  lostSince: null,
  lastHeard: 0,
  lastPing: 0,
  retryAt: 0,
  resume: null,
  fault: null,
}

/** Errors of the handshake after which trying again is of no use. */
const final = new Set(['unauthorized', 'link-killed', 'not-yet', 'conference-unknown', 'conference-over', 'protocol-version'])
/** A farewell after which the client stays away. */
const finalFarewells = new Set(['link-killed', 'session-revoked', 'lobby-refused', 'conference-over', 'moved-to-other-device'])

export function stepLine(line: Line, input: LineInput, now: number, chance: number): LineStep {
  switch (input.type) {
    case 'start':
    case 'restart':
      return connect({ ...line, attempt: 0, fault: null }, now, line.state !== 'IDLE' && line.state !== 'ENDED')
    case 'opened':
      return line.state === 'CONNECTING'
        ? { line: { ...line, state: 'GREETING', lastHeard: now }, outputs: [{ type: 'greet', resume: line.resume }] }
        : still(line)
    case 'heard':
      return hear(line, input.message, now)
    case 'closed':
      return isUp(line) ? lose(line, now, chance, []) : still(line)
    case 'tick':
      return tick(line, now, chance)
    case 'online':
      return line.state === 'WAITING' ? connect(line, now, false) : still(line)
    case 'stop':
      return { line: { ...line, state: 'ENDED', resume: null }, outputs: isUp(line) ? [{ type: 'close' }] : [] }
  }
}

function hear(line: Line, message: ServerMessage, now: number): LineStep {
  if (!isUp(line)) return still(line)
  const heard: Line = { ...line, lastHeard: now }
  const deliver: LineOutput = { type: 'deliver', message }
  if (message.type === 'welcome') {
    const open: Line = { ...heard, state: 'OPEN', attempt: 0, lostSince: null, lastPing: now, resume: message.resume }
    return { line: open, outputs: [deliver] }
  }
  if (message.type === 'error' && line.state === 'GREETING') {
    if (final.has(message.code)) return end(heard, message, deliver)
    return { line: { ...heard, resume: null }, outputs: [deliver] }
  }
  if (message.type === 'bye' && finalFarewells.has(message.code)) {
    return end(heard, { code: message.code, params: {} }, deliver)
  }
  return { line: heard, outputs: [deliver] }
}

function tick(line: Line, now: number, chance: number): LineStep {
  if (line.state === 'WAITING' && now >= line.retryAt) return connect(line, now, false)
  if (!isUp(line)) return still(line)
  if (now - line.lastHeard >= silenceLimit) return lose(line, now, chance, [{ type: 'close' }])
  if (line.state === 'OPEN' && now - line.lastPing >= pingEvery) {
    return { line: { ...line, lastPing: now }, outputs: [{ type: 'ping' }] }
  }
  return still(line)
}

function connect(line: Line, now: number, closeFirst: boolean): LineStep {
  return {
    line: { ...line, state: 'CONNECTING', lastHeard: now },
    outputs: closeFirst ? [{ type: 'close' }, { type: 'open' }] : [{ type: 'open' }],
  }
}

function lose(line: Line, now: number, chance: number, outputs: readonly LineOutput[]): LineStep {
  const wait = (backoff[Math.min(line.attempt, backoff.length - 1)] ?? 4_000) * (1 - spread + 2 * spread * chance)
  return {
    line: {
      ...line,
      state: 'WAITING',
      attempt: line.attempt + 1,
      lostSince: line.lostSince ?? now,
      retryAt: now + wait,
    },
    outputs,
  }
}

function end(line: Line, fault: Fault, deliver: LineOutput): LineStep {
  const { code, params } = fault
  return { line: { ...line, state: 'ENDED', resume: null, fault: { code, params } }, outputs: [deliver, { type: 'close' }] }
}

const isUp = (line: Line): boolean => line.state === 'CONNECTING' || line.state === 'GREETING' || line.state === 'OPEN'

const still = (line: Line): LineStep => ({ line, outputs: [] })

/** The first message of a connection. */
export function greeting(hello: Omit<Hello, 'type' | 'version' | 'resume'>, resume: string | null): ClientMessage {
  return { type: 'hello', version: 1, ...hello, ...(resume === null ? {} : { resume }) }
}
