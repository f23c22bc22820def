import { describe, expect, it } from 'vitest'
import { whoText } from './Who'

describe('who somebody is', () => {
  it('is name and office, as far as they are known', () => {
    expect(whoText({ name: 'Trần Thị Bình', position: 'Chủ tịch' }, 'Người đã xóa')).toBe('Trần Thị Bình, Chủ tịch')
    expect(whoText({ name: 'Trần Thị Bình', position: null }, 'Người đã xóa')).toBe('Trần Thị Bình')
  })

  it('is the office of then for who was erased', () => {
    expect(whoText({ name: '', position: 'Chủ tịch' }, 'Người đã xóa')).toBe('Người đã xóa, Chủ tịch')
    expect(whoText({ name: '' }, 'Người đã xóa')).toBe('Người đã xóa')
  })
})
