import type { ConferenceLine } from '../../api/types'
import { civil, DAY_MS, instantOf } from '../../app/zone'

/** A week from Monday; ISO number and year. */
export type Week = {
  start: number
  number: number
  year: number
}

const WEEK_MS = 7 * DAY_MS

/** The week an instant lies in. */
export function weekOf(instant: number | string): Week {
  const at = civil(instant)
  const start = instantOf(at.year, at.month, at.day) - (at.weekday - 1) * DAY_MS
  const thursday = civil(start + 3 * DAY_MS)
  const first = instantOf(thursday.year, 1, 4)
  const firstMonday = first - (civil(first).weekday - 1) * DAY_MS
  return { start, number: Math.round((start - firstMonday) / WEEK_MS) + 1, year: thursday.year }
}

/** The week some weeks later, or earlier. */
export function plusWeeks(week: Week, weeks: number): Week {
  return weekOf(week.start + weeks * WEEK_MS + DAY_MS / 2)
}

/** Midnights from Monday to Saturday, to Sunday too where something is held on it. */
export function daysOf(week: Week, held: readonly ConferenceLine[]): number[] {
  const days = [0, 1, 2, 3, 4, 5].map((n) => week.start + n * DAY_MS)
  const sunday = week.start + 6 * DAY_MS
  return held.some((one) => sameDay(one.from, sunday)) ? [...days, sunday] : days
}

export function sameDay(a: number | string, b: number | string): boolean {
  const [x, y] = [civil(a), civil(b)]
  return x.year === y.year && x.month === y.month && x.day === y.day
}

export function inWeek(one: ConferenceLine, week: Week): boolean {
  const at = Date.parse(one.from)
  return at >= week.start && at < week.start + WEEK_MS
}

/** A row of the week: a room, or the main site where no room is named. */
export type RoomRow = {
  room: string
  cells: ConferenceLine[][]
}

/** The week as a table by room: rows by name, cells by day in order of time; what was cancelled is left out. */
export function rowsByRoom(
  conferences: readonly ConferenceLine[],
  days: readonly number[],
  elsewhere: string,
): RoomRow[] {
  const rooms = new Map<string, ConferenceLine[]>()
  for (const one of conferences) {
    if (one.status === 'CANCELLED') continue
    const room = one.room ?? one.mainSite?.name ?? elsewhere
    rooms.set(room, [...(rooms.get(room) ?? []), one])
  }
  return [...rooms.entries()]
    .slice()
    .sort(([a], [b]) => a.localeCompare(b, 'vi'))
    .map(([room, held]) => ({
      room,
      cells: days.map((day) =>
        held
          .filter((one) => sameDay(one.from, day))
          .slice()
          .sort((a, b) => a.from.localeCompare(b.from)),
      ),
    }))
}

/** What *Như tuần trước* copies, and by how many weeks. */
export type CopySource = {
  conference: ConferenceLine
  weeks: number
}

/**
 * The conference of the week before the one shown; the largest where there are several, and rather one that has no
 * namesake in the shown week yet. With none there, the one of the shown week is taken into the next; with none there
 * either, the latest before. A copy that would lie in the past goes on to the next week that does not.
 */
export function copySource(conferences: readonly ConferenceLine[], shown: Week, now = 0): CopySource | null {
  const found = copied(conferences, shown)
  if (found === null) return null
  const behind = now - (Date.parse(found.conference.from) + found.weeks * WEEK_MS)
  return behind < 0 ? found : { ...found, weeks: found.weeks + Math.floor(behind / WEEK_MS) + 1 }
}

function copied(conferences: readonly ConferenceLine[], shown: Week): CopySource | null {
  const real = conferences.filter((one) => one.status !== 'DRAFT' && one.status !== 'CANCELLED')
  const before = real.filter((one) => inWeek(one, plusWeeks(shown, -1)))
  const taken = new Set(
    conferences.filter((one) => one.status !== 'CANCELLED' && inWeek(one, shown)).map((one) => one.title),
  )
  const last = largest(before.filter((one) => !taken.has(one.title))) ?? largest(before)
  if (last) return { conference: last, weeks: 1 }
  const here = largest(real.filter((one) => inWeek(one, shown)))
  if (here) return { conference: here, weeks: 1 }
  const older = real
    .filter((one) => Date.parse(one.from) < shown.start)
    .slice()
    .sort((a, b) => b.from.localeCompare(a.from))[0]
  if (!older) return null
  return { conference: older, weeks: Math.round((shown.start - weekOf(older.from).start) / WEEK_MS) }
}

function largest(conferences: readonly ConferenceLine[]): ConferenceLine | undefined {
  return conferences.slice().sort((a, b) => b.participants - a.participants || a.from.localeCompare(b.from))[0]
}

/** Two conferences hold the same room or main site at the same time. */
export function clashes(one: ConferenceLine, others: readonly ConferenceLine[]): boolean {
  const place = one.room ?? one.mainSite?.name
  return others.some(
    (other) =>
      other.id !== one.id &&
      other.status !== 'CANCELLED' &&
      place !== undefined &&
      place === (other.room ?? other.mainSite?.name) &&
      other.from < one.to &&
      one.from < other.to,
  )
}
