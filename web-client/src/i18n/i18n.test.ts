import { describe, expect, it } from 'vitest'
import type { Area } from './language'

const areas = Object.entries(import.meta.glob('./*.ts', { eager: true })).flatMap(([file, module]) =>
  Object.entries(module as Record<string, unknown>)
    .filter((entry): entry is [string, Area<unknown>] => isArea(entry[1]))
    .map(([name, area]) => ({ name: `${file} ${name}`, area })),
)

function isArea(value: unknown): value is Area<unknown> {
  return typeof value === 'object' && value !== null && 'vi' in value && 'en' in value
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(strings)
  return []
}

function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, one]) => paths(one, `${path}.${key}`))
}

describe('the words', () => {
  it('are found', () => expect(areas.length).toBeGreaterThan(1))

  it.each(areas)('of $name say the same things in both languages', ({ area }) => {
    expect(new Set(paths(area.en))).toEqual(new Set(paths(area.vi)))
  })

  it.each(areas)('of $name are never empty, never shout, and are written in composed letters', ({ area }) => {
    for (const text of [...strings(area.vi), ...strings(area.en)]) {
      expect(text).not.toBe('')
      expect(text).toBe(text.normalize('NFC'))
      expect(text).not.toMatch(/!|xin lỗi/i)
    }
  })
})
