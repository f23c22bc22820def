import type { SystemFinding, SystemLevel } from '../../api/types'

const rank: Record<SystemLevel, number> = { BAD: 0, WATCH: 1, GOOD: 2 }

/** What needs somebody first; otherwise as the server put it. A view that follows is no line of its own. */
export function lines(findings: readonly SystemFinding[]): SystemFinding[] {
  return findings
    .filter((finding) => finding.check !== 'VIEW' || finding.level !== 'GOOD')
    .sort((one, other) => rank[one.level] - rank[other.level])
}

/** How many findings are of that level. */
export function count(findings: readonly SystemFinding[], level: SystemLevel): number {
  return findings.filter((finding) => finding.level === level).length
}

/** The worst level of all; good when there is none. */
export function worst(findings: readonly SystemFinding[]): SystemLevel {
  return count(findings, 'BAD') > 0 ? 'BAD' : count(findings, 'WATCH') > 0 ? 'WATCH' : 'GOOD'
}
