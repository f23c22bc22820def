import { describe, expect, it } from 'vitest'
import { aMeeting, aRoom, aSite } from '../pages/pad/room-fixture'
import { nameOnPicture, turnOf } from './carried'

const mcu = aSite('MCU')
const a = aSite('A', { through: 'MCU' })
const room = aRoom({ sites: [mcu, a], meeting: aMeeting({ stage: 'A' }) })

describe('a picture that one call sends for several sites', () => {
  it('is of the site that is on stage by that call, and names both', () => {
    expect(turnOf(room, mcu)).toBe(a)
    expect(nameOnPicture(room, a)).toBe('xã A · xã MCU')
    expect(nameOnPicture(room, mcu)).toBe('xã MCU')
  })
  it('is of the call’s own site while another is on stage', () => {
    const other = aRoom({ sites: [mcu, a, aSite('B')], meeting: aMeeting({ stage: 'B' }) })
    expect(turnOf(other, mcu)).toBe(mcu)
    expect(turnOf(other, null)).toBe(null)
  })
})
