import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseServerMessage } from './parse'
import { BadMessage } from './shape'

type Vectors = { readonly type: string; readonly from: 'server' | 'client'; readonly valid: unknown[]; readonly invalid: unknown[] }

const folder = fileURLToPath(new URL('../../../docs/protocol/vectors/', import.meta.url))
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as Vectors)
const fromServer = files.filter((file) => file.from === 'server')

describe("the protocol's vectors", () => {
  it('cover every message of the server', () => {
    expect(new Set(fromServer.map((file) => file.type))).toEqual(new Set(
      ['answer', 'bye', 'delta', 'done', 'error', 'levels', 'pong', 'quality', 'refused', 'send', 'slots', 'snapshot', 'welcome'],)
    )
  })

  it.each(fromServer)('of $type that are valid are read whole', ({ type, valid }) => {
    expect(valid.length).toBeGreaterThan(0)
    for (const message of valid) {
      const read = parseServerMessage(JSON.stringify(message))
      expect(read.type).toBe(type)
      expect(read).toMatchObject(said(message) as object)
    }
  })

  it.each(fromServer)('of $type that are invalid are refused with the field named', ({ invalid }) => {
    for (const message of invalid) {
      const data = typeof message === 'string' ? message : JSON.stringify(message)
      expect(() => parseServerMessage(data), data).toThrow(BadMessage)
    }
  })
})

/** Without nulls, which are as good as absent, and without the doorstep's facts that a whole room says twice. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said)
  if (typeof value !== 'object' || value === null) return value
  if ('meeting' in value && 'conference' in value) {
    const { conference: _conference, title: _title, from: _from, status: _status, ...room } = value as Record<string, unknown>
    return said(room)
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([key, one]) => [key, said(one)]),
  )
}
