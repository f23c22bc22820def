import { describe, expect, it } from 'vitest'
import { hasMarks, piecesOf } from './marks'

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

  it('marks the words where they do not stand together, and only whole words', () => {
    expect(piecesOf('Chủ tịch UBND xã', 'chu tich xa ky thuong, de', true).filter(([, marked]) => marked)).toEqual([
      ['Chủ', true],
      ['tịch', true],
      ['xã', true],
    ])
    expect(piecesOf('đêm', 'de duong', true)).toEqual([['đêm', false]])
    expect(piecesOf('Đề nghị 200 rọ đá', 'de dieu').some(([, marked]) => marked)).toBe(false)
  })

  it('knows whether marks were typed', () => {
    expect([hasMarks('Đê'), hasMarks('đ'), hasMarks('De 3/2026')]).toEqual([true, true, false])
  })

  it('leaves the text whole when nothing was searched for or found', () => {
    expect(piecesOf('abc', ' ')).toEqual([['abc', false]])
    expect(piecesOf('abc', 'x')).toEqual([['abc', false]])
  })
})
