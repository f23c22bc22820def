import { describe, expect, it } from 'vitest'
import { echoed, type Spectrum } from './echo'

const step = 48_000 / 4_096
const spectrum = (...peaks: readonly (readonly [pitch: number, decibel: number])[]): Spectrum => {
  const decibels = new Float32Array(2_048).fill(-95)
  for (const [pitch, decibel] of peaks) decibels[Math.round(pitch / step)] = decibel
  return { decibels, step }
}

describe('hearing the own chime', () => {
  it('is heard when each note stands out, one after another', () => {
    expect(echoed([spectrum()], [spectrum([660, -50]), spectrum([880, -55])])).toBe(true)
  })

  it('is not heard by one note alone, by other pitches, or in silence', () => {
    expect(echoed([spectrum()], [spectrum([660, -50])])).toBe(false)
    expect(echoed([spectrum()], [spectrum([600, -40], [1_000, -40])])).toBe(false)
    expect(echoed([spectrum()], [spectrum()])).toBe(false)
    expect(echoed([], [])).toBe(false)
  })

  it('is not mistaken for a hum that was there before', () => {
    const hum = spectrum([660, -50], [880, -50])
    expect(echoed([hum], [hum, hum])).toBe(false)
  })

  it('is not fooled by the noise floor of a dead input', () => {
    const dead: Spectrum = { decibels: new Float32Array(2_048).fill(-Infinity), step }
    expect(echoed([dead], [dead])).toBe(false)
    expect(echoed([dead], [spectrum([660, -85], [880, -85])])).toBe(false)
  })
})
