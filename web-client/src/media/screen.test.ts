import { describe, expect, it } from 'vitest'
import { screenFaultOf } from './screen'

const named = (name: string, message = 'Permission denied') => new DOMException(message, name)

describe('a screen that was not given', () => {
  it('is silent when the person closed the question', () => {
    expect(screenFaultOf(named('NotAllowedError'), 2_500)).toBeNull()
  })

  it('is refused when nobody was asked, or when the system refuses', () => {
    expect(screenFaultOf(named('NotAllowedError'), 20)).toBe('REFUSED')
    expect(screenFaultOf(named('NotAllowedError', 'Permission denied by system'), 4_000)).toBe('REFUSED')
    expect(screenFaultOf(named('NotFoundError'), 2_000)).toBe('REFUSED')
  })

  it('is busy when what was chosen cannot be read', () => {
    expect(screenFaultOf(named('NotReadableError'), 2_000)).toBe('BUSY')
    expect(screenFaultOf('?', 2_000)).toBe('BUSY')
  })
})
