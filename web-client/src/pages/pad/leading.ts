import type { Meeting } from '../../protocol/room'

/** What a page has to do with who leads the meeting. */
export type Leading =
  /** The chair is there, or this page is none that could do anything about it. */
  | { readonly type: 'SETTLED' }
  /** The chair is lost; others are not offered the meeting yet, or it is not for this account. */
  | { readonly type: 'LOST'; readonly since: number }
  /** The chair has been lost long enough: this account may stand in. */
  | { readonly type: 'OFFERED'; readonly since: number }
  /** Somebody stands in for this account, which may take the chair back. */
  | { readonly type: 'RETURNED'; readonly acting: string }

type Me = { readonly account: string | null; readonly may: readonly string[] } | null

/** What the page of an account is told about the chair at one moment. */
export function leading({ chair, operators, status }: Meeting, me: Me, now: number): Leading {
  if (chair === null || me === null || me.account === null || status !== 'LIVE') return { type: 'SETTLED' }
  if (chair.insteadOf?.account === me.account) return { type: 'RETURNED', acting: chair.name }
  if (chair.lost === null || chair.account === me.account) return { type: 'SETTLED' }
  const since = Date.parse(chair.lost.since)
  const mayStandIn = me.may.includes('chair') || operators.some((one) => one.account === me.account)
  return { type: mayStandIn && now >= Date.parse(chair.lost.offeredFrom) ? 'OFFERED' : 'LOST', since }
}

/** Whether the account acts for the meeting now: the chair, or an operator. */
export function leads({ chair, operators, status }: Meeting, account: string | null): boolean {
  if (account === null || status !== 'LIVE') return false
  return chair?.account === account || operators.some((one) => one.account === account)
}
