import { describe, expect, it } from 'vitest'
import { Talking } from './talking'

const heard = (speaking: string | null) => ({ levels: { a: 60, b: 70 }, speaking })

describe('the one who speaks', () => {
  it('is named at once', () => {
    expect(new Talking().hear(heard('a'), 5)).toBe('a')
  })

  it('is named for a second and a half at least, however often others interrupt', () => {
    const talking = new Talking()
    const named = Array.from({ length: 50 }, (_, i) => talking.hear(heard(i % 4 < 2 ? 'a' : 'b'), i * 200))
    const changes = named.flatMap((site, i) => (i > 0 && site !== named[i - 1] ? [i * 200] : []))
    expect(changes.length).toBeGreaterThan(3)
    expect(changes.slice(1).every((at, i) => at - (changes[i] ?? at) >= 1_500)).toBe(true)
  })

  it('is nobody as soon as nobody is heard, and somebody again as soon as one is', () => {
    const talking = new Talking()
    talking.hear(heard('a'), 0)
    expect(talking.hear({ levels: {}, speaking: 'a' }, 200)).toBeNull()
    expect(talking.hear(heard('b'), 400)).toBe('b')
  })

  it('is nobody after a pause, and named at once when they go on', () => {
    const talking = new Talking()
    talking.hear(heard('a'), 0)
    expect(talking.hear(heard(null), 4_000)).toBeNull()
    expect(talking.hear(heard('b'), 4_200)).toBe('b')
  })
})
