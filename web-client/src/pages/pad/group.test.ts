import { describe, expect, it } from 'vitest'
import { behind, byHand, throughText } from './group'
import { aRoom, aSite } from './room-fixture'

const mcu = aSite('MCU', { standsFor: ['A', 'B'] })
const a = aSite('A', { through: 'MCU', presence: 'EXPECTED', seated: false })
const b = aSite('B', { through: null, link: 'OFFLINE', presence: 'EXPECTED' })
const room = aRoom({ sites: [mcu, a, b] })
const words = { through: (line: string) => `qua ${line}` }

describe('a call that stands for several sites', () => {
  it('is named on the line of each site that it connects', () => {
    expect(throughText(a, room, words)).toBe('qua xã MCU')
    expect(throughText(b, room, words)).toBe('')
    expect(behind(mcu, room).map((site) => site.id)).toEqual(['A', 'B'])
  })
  it('leaves the presence of its sites to the secretary', () => {
    expect(byHand(a)).toEqual({ present: true, absent: true })
    expect(byHand({ ...a, presence: 'PRESENT' })).toEqual({ present: false, absent: true })
    expect(byHand({ ...a, presence: 'ABSENT' })).toEqual({ present: true, absent: false })
    expect(byHand(aSite('C'))).toEqual({ present: false, absent: false })
  })
})
