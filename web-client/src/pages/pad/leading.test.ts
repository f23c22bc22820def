import { describe, expect, it } from 'vitest'
import type { Chair } from '../../protocol/room'
import { leading, leads } from './leading'
import { aMeeting, at } from './room-fixture'

const lost = { since: at('01:46:00'), offeredFrom: at('01:46:30') }
const operator = { account: 'o1', name: 'Trần Thị Ngẫu' }
const clerk = { account: 'o1', may: ['operate'] }
const vice = { account: 'v1', may: ['chair'] }
const [early, late] = [Date.parse(at('01:46:29')), Date.parse(at('01:46:30'))]

function chaired(change: Partial<Chair>) {
  return aMeeting({
    chair: { account: 'a1', name: 'Đỗ Khắc Thiệu', position: '', epoch: 1, lost: null, insteadOf: null, ...change },
    operators: [operator],
  })
}

describe('a lost chair', () => {
  it('is offered after thirty seconds, to operators and to those who may chair', () => {
    const since = Date.parse(lost.since)
    for (const me of [clerk, vice]) {
      expect(leading(chaired({ lost }), me, early)).toEqual({ type: 'LOST', since })
      expect(leading(chaired({ lost }), me, late)).toEqual({ type: 'OFFERED', since })
    }
  })

  it('is told, but not offered, to everybody else', () => {
    expect(leading(chaired({ lost }), { account: 't1', may: ['technician'] }, late).type).toBe('LOST')
  })

  it('who is back may take back what somebody took meanwhile', () => {
    const acting = chaired({ account: 'o1', name: 'Trần Thị Ngẫu', epoch: 2, insteadOf: { account: 'a1', name: 'Đỗ' } })
    expect(leading(acting, { account: 'a1', may: ['chair'] }, late)).toEqual({ type: 'RETURNED', acting: 'Trần Thị Ngẫu' })
    expect(leading(acting, clerk, late).type).toBe('SETTLED')
  })

  it('is nothing to worry about before the opening', () => {
    expect(leading({ ...chaired({ lost }), status: 'SCHEDULED' }, clerk, late).type).toBe('SETTLED')
  })
})

describe('who leads', () => {
  it('is the chair and the operators, while the meeting runs', () => {
    expect(leads(chaired({}), 'a1')).toBe(true)
    expect(leads(chaired({}), 'o1')).toBe(true)
    expect(leads(chaired({}), 'v1')).toBe(false)
    expect(leads(chaired({}), null)).toBe(false)
    expect(leads({ ...chaired({}), status: 'CLOSED' }, 'a1')).toBe(false)
  })
})
