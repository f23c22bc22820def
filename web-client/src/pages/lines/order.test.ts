import { describe, expect, it } from 'vitest'
import type { LineFacts } from '../../api/line-types'
import { count, worstFirst } from './order'

const flow = { loss: 0, jitterMillis: 0, bits: 0, asked: 0, keyFrames: 0 }

function line(name: string, word: LineFacts['word'], loss = 0): LineFacts {
  return {
    peer: name, site: name, account: null, name, seated: true, simulated: false, up: word !== 'LOST', word, seen: null,
    measured: { up: flow, down: { ...flow, loss }, roundTripMillis: 0, carries: 0, stageHeight: 0 },
  }
}

describe('the list of lines', () => {
  it('has what somebody must look at on top, and equals by name', () => {
    const lines = [line('Ba', 'GOOD'), line('An', 'GOOD'), line('Yên', 'WEAK', 0.06), line('Xá', 'WEAK', 0.2), line('Vu', 'LOST'), line('U', null)]
    expect(worstFirst(lines).map((one) => one.name)).toEqual(['Vu', 'Xá', 'Yên', 'An', 'Ba', 'U'])
    expect(count(lines, 'WEAK')).toBe(2)
  })
})
