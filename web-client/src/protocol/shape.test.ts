import { describe, expect, it } from 'vitest'
import { parseServerMessage } from './parse'
import { BadMessage } from './shape'

function fieldOf(data: string): string {
  try {
    parseServerMessage(data)
  } catch (fault) {
    if (fault instanceof BadMessage) return fault.field
  }
  return ''
}

describe('reading a message', () => {
  it('names the field that is wrong by its path', () => {
    expect(fieldOf('{"type":"done","id":"x","position":1}')).toBe('id')
    expect(fieldOf('{"type":"slots","slots":[{"media":"VIDEO"}]}')).toBe('slots[0].index')
    expect(fieldOf('{"type":"nonsense"}')).toBe('type')
    expect(fieldOf('{"type":"toString"}')).toBe('type')
    expect(fieldOf('{')).toBe('json')
  })

  it('drops fields it does not know, and takes null and absent for the same', () => {
    expect(parseServerMessage('{"type":"bye","code":"x","more":1}')).toEqual({ type: 'bye', code: 'x' })
    expect(parseServerMessage('{"type":"quality","word":"GOOD","up":null}')).toEqual(parseServerMessage('{"type":"quality","word":"GOOD"}'))
  })

  it('throws nothing but BadMessage, whatever comes', () => {
    const seed = 20_261_130
    let state = seed
    const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
    const pieces = ['{', '}', '[', ']', '"type"', ':', ',', '"welcome"', '"delta"', 'null', '1', '"sites"', '"room"', '"meeting"', ' ', '"\\u0000"']
    for (let round = 0; round < 2_000; round++) {
      const data = Array.from({ length: 1 + Math.floor(random() * 14) }, () => pieces[Math.floor(random() * pieces.length)]).join('')
      try {
        parseServerMessage(data)
      } catch (fault) {
        expect(fault, `seed ${seed}, round ${round}: ${data}`).toBeInstanceOf(BadMessage)
      }
    }
  })
})
