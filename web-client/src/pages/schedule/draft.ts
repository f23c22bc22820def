import type { AgendaItem, ConferenceLine, ConferencePlan, PlanBody, SavedList, SiteLine } from '../../api/types'
import { dateField, DAY_MS, fieldsToInstant, instantOf } from '../../app/zone'
import { clockTime } from '../../ui/time'
import { clashes, weekOf } from './week'

/** A meeting as it is being composed; dates and times as their fields have them. */
export type Draft = {
  readonly id: string | null
  readonly title: string
  readonly kind: string
  readonly day: string
  readonly from: string
  readonly to: string
  readonly participants: readonly string[]
  readonly sites: readonly string[]
  readonly mainSite: string | null
  readonly chair: { readonly person: string; readonly position: string } | null
  readonly agenda: readonly AgendaItem[]
  readonly minutesPerSpeaker: number
  readonly joinPolicy: 'LINK' | 'LOBBY'
  readonly secrecy: string
}

export function draftOf(plan: ConferencePlan): Draft {
  return {
    id: plan.id,
    title: plan.title,
    kind: plan.kind,
    day: dateField(plan.from),
    from: clockTime(plan.from),
    to: clockTime(plan.to),
    participants: plan.participants.map((unit) => unit.id),
    sites: plan.sites.map((site) => site.id),
    mainSite: plan.mainSite?.id ?? null,
    chair: plan.chair === null ? null : { person: plan.chair.person, position: plan.chair.position },
    agenda: plan.agenda,
    minutesPerSpeaker: plan.minutesPerSpeaker,
    joinPolicy: plan.joinPolicy,
    secrecy: plan.secrecy,
  }
}

/** A new meeting on a week's Monday morning. */
export function blankDraft(monday: number, title: string, kind: string): Draft {
  return {
    id: null,
    title,
    kind,
    day: dateField(monday),
    from: '08:00',
    to: '10:30',
    participants: [],
    sites: [],
    mainSite: null,
    chair: null,
    agenda: [],
    minutesPerSpeaker: 5,
    joinPolicy: 'LINK',
    secrecy: 'THUONG',
  }
}

export type WhyNot = 'title' | 'time' | 'nobody' | 'secrecy'

/** Why invitations cannot be sent yet, or null when they can. */
export function whyNot(draft: Draft): WhyNot | null {
  if (draft.title.trim() === '') return 'title'
  const span = spanOf(draft)
  if (span === null) return 'time'
  if (draft.participants.length === 0 && draft.sites.length === 0) return 'nobody'
  return draft.secrecy === 'THUONG' ? null : 'secrecy'
}

/** Both instants, or null while they are not a span. */
export function spanOf(draft: Draft): { readonly from: string; readonly to: string } | null {
  const from = fieldsToInstant(draft.day, draft.from)
  const to = fieldsToInstant(draft.day, draft.to)
  return from === null || to === null || to <= from ? null : { from, to }
}

/** What the server is told; only of a draft that has a span. */
export function bodyOf(draft: Draft, span: { readonly from: string; readonly to: string }): PlanBody {
  return {
    title: draft.title.trim(),
    kind: draft.kind,
    ...span,
    participants: [...draft.participants],
    sites: [...draft.sites],
    ...(draft.mainSite === null ? {} : { mainSite: draft.mainSite }),
    ...(draft.chair === null ? {} : { chair: draft.chair }),
    agenda: draft.agenda.filter((item) => item.title.trim() !== ''),
    minutesPerSpeaker: draft.minutesPerSpeaker,
    joinPolicy: draft.joinPolicy,
    secrecy: draft.secrecy,
  }
}

/** Whether every unit of a saved list is invited. */
export function holdsList(draft: Draft, list: SavedList): boolean {
  const invited = new Set(draft.participants)
  return list.units.length > 0 && list.units.every((unit) => invited.has(unit))
}

/** Adds a saved list or takes it away; the sites follow the units, the main site is never invited to itself. */
export function withList(draft: Draft, list: SavedList, on: boolean, all: readonly SiteLine[]): Draft {
  const listed = new Set(list.units)
  const rest = draft.participants.filter((unit) => !listed.has(unit))
  const participants = on ? [...rest, ...list.units] : rest
  const kept = draft.sites.filter((site) => {
    const unit = all.find((one) => one.id === site)?.unit.id
    return unit === undefined || !listed.has(unit)
  })
  const added = on
    ? all.filter((site) => listed.has(site.unit.id) && site.id !== draft.mainSite).map((site) => site.id)
    : []
  return { ...draft, participants, sites: [...kept, ...added] }
}

/** The draft as a line of the calendar, to see what it clashes with. */
export function lineOf(draft: Draft, place: string | null): ConferenceLine | null {
  const span = spanOf(draft)
  if (span === null) return null
  return {
    id: draft.id ?? 'draft',
    title: draft.title,
    kind: draft.kind,
    ...span,
    status: 'DRAFT',
    mainSite: draft.mainSite === null || place === null ? null : { id: draft.mainSite, name: place },
    room: null,
    participants: draft.participants.length,
    sites: draft.sites.length,
    organiser: null,
  }
}

const starts: readonly (readonly [hour: number, minute: number])[] = [
  [8, 0],
  [9, 0],
  [14, 0],
  [15, 0],
]

/** Three free times of the same length in the same week, on working days from now on. */
export function freeTimes(
  line: ConferenceLine,
  others: readonly ConferenceLine[],
  now: number,
): readonly { from: string; to: string }[] {
  const length = Date.parse(line.to) - Date.parse(line.from)
  const { start } = weekOf(line.from)
  return [0, 1, 2, 3, 4]
    .flatMap((day) =>
      starts.map(
        ([hour, minute]) => instantOf(1970, 1, 1, hour, minute) - instantOf(1970, 1, 1) + start + day * DAY_MS,
      ),
    )
    .filter((from) => from > now)
    .map((from) => ({ from: new Date(from).toISOString(), to: new Date(from + length).toISOString() }))
    .filter((span) => !clashes({ ...line, ...span }, others))
    .slice(0, 3)
}
