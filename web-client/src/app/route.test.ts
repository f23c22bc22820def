import { describe, expect, it } from 'vitest'
import { routeOf, safeNext } from './route'

describe('addresses', () => {
  it('name their page', () => {
    expect(routeOf('/', '')).toEqual({ page: 'home' })
    expect(routeOf('/start', '')).toEqual({ page: 'start' })
    expect(routeOf('/pad/c1', '')).toEqual({ page: 'pad', conference: 'c1' })
    expect(routeOf('/lich/c1', '?tuan=2026-11-23')).toEqual({ page: 'schedule', week: '2026-11-23', conference: 'c1' })
    expect(routeOf('/thiet-bi', '')).toEqual({ page: 'board' })
    expect(routeOf('/tinh-trang', '')).toEqual({ page: 'system' })
    expect(routeOf('/duong-truyen/7', '')).toEqual({ page: 'lines', conference: '7' })
    expect(routeOf('/duong-truyen', '')).toEqual({ page: 'unknown' })
    expect(routeOf('/phong-hop/7', '')).toEqual({ page: 'rooms', conference: '7' })
    expect(routeOf('/phong-hop', '')).toEqual({ page: 'unknown' })
    expect(routeOf('/xoa-nguoi', '')).toEqual({ page: 'erase' })
    expect(routeOf('/ho-so', '?q=de+dieu')).toEqual({ page: 'archive', conference: null, query: 'de dieu', at: null })
    expect(routeOf('/ho-so/c1', '?t=2480')).toEqual({ page: 'archive', conference: 'c1', query: '', at: 2480 })
  })

  it('are unknown when nothing is there', () => {
    expect(routeOf('/pad', '')).toEqual({ page: 'unknown' })
    expect(routeOf('/pad/a/b', '')).toEqual({ page: 'unknown' })
    expect(routeOf('/no', '')).toEqual({ page: 'unknown' })
  })

  it('never lead away from here after signing in', () => {
    expect(safeNext('/pad/c1')).toBe('/pad/c1')
    expect(safeNext('//evil.example')).toBe('/')
    expect(safeNext('/\\evil.example')).toBe('/')
    expect(safeNext('https://evil.example')).toBe('/')
    expect(safeNext(null)).toBe('/')
  })
})
