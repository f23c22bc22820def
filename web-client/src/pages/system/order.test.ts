import { describe, expect, it } from 'vitest'
import type { SystemFinding } from '../../api/types'
import { lines, worst } from './order'

const clock: SystemFinding = { check: 'CLOCK', verdict: 'CLOCK_STEADY', level: 'GOOD', params: {} }
const backup: SystemFinding = { check: 'BACKUP', verdict: 'BACKUP_NONE', level: 'WATCH', params: {} }
const follows: SystemFinding = { check: 'VIEW', verdict: 'VIEW_FOLLOWS', level: 'GOOD', params: { name: 'site' } }
const stopped: SystemFinding = { check: 'VIEW', verdict: 'VIEW_STOPPED', level: 'BAD', params: { name: 'search' } }

describe('the lines of the system page', () => {
  it('put first what needs somebody', () => {
    expect(lines([clock, backup, stopped])).toEqual([stopped, backup, clock])
  })

  it('leave out a view that follows, and never one that does not', () => {
    expect(lines([follows, clock, stopped])).toEqual([stopped, clock])
  })

  it('are as bad as the worst of them', () => {
    expect(worst([])).toBe('GOOD')
    expect(worst([clock, backup])).toBe('WATCH')
    expect(worst([backup, stopped, clock])).toBe('BAD')
  })
})
