import { describe, expect, it } from 'vitest'
import { piecesOf } from './marks'

describe('marking what was searched for', () => {
  it('finds it without its marks', () => {
    expect(piecesOf('Đoạn đê điều K3', 'de dieu')).toEqual([
      ['Đoạn ', false],
      ['đê điều', true],
      [' K3', false],
    ])
  })

  it('finds it every time, also in decomposed text', () => {
    expect(piecesOf('đê, Đê'.normalize('NFD'), 'đê').filter(([, marked]) => marked)).toHaveLength(2)
  })

  it('leaves the text whole when nothing was searched for or found', () => {
    expect(piecesOf('abc', ' ')).toEqual([['abc', false]])
    expect(piecesOf('abc', 'x')).toEqual([['abc', false]])
  })
})
