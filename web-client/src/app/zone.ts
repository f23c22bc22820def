/** Civil time of the office. Vietnam has one zone without summer time, so a day is always 24 hours from midnight. */

const OFFSET_MS = 7 * 3_600_000
export const DAY_MS = 86_400_000

/** A moment as the office's wall shows it. `weekday` is 1 (Monday) to 7. */
export type Civil = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  weekday: number
}

export function civil(instant: string | number | Date): Civil {
  const shifted = new Date(new Date(instant).getTime() + OFFSET_MS)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay() === 0 ? 7 : shifted.getUTCDay(),
  }
}

/** The instant of a civil moment, in milliseconds. */
export function instantOf(year: number, month: number, day: number, hour = 0, minute = 0): number {
  return Date.UTC(year, month - 1, day, hour, minute) - OFFSET_MS
}

const two = (value: number): string => String(value).padStart(2, '0')

/** 25/11 */
export function shortDate(instant: string | number | Date): string {
  const at = civil(instant)
  return `${two(at.day)}/${two(at.month)}`
}

/** 25/11/2026 */
export function date(instant: string | number | Date): string {
  return `${shortDate(instant)}/${civil(instant).year}`
}

/** The value of an `<input type="date">`. */
export function dateField(instant: string | number | Date): string {
  const at = civil(instant)
  return `${at.year}-${two(at.month)}-${two(at.day)}`
}

/** The instant a date field and a time field name together, or null where one is not filled in. */
export function fieldsToInstant(day: string, time: string): string | null {
  const civilDay = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const hour = /^(\d{2}):(\d{2})/.exec(time)
  if (!civilDay || !hour) return null
  return new Date(
    instantOf(Number(civilDay[1]), Number(civilDay[2]), Number(civilDay[3]), Number(hour[1]), Number(hour[2])),
  ).toISOString()
}

/** 00:41:20, as offsets into a recording are written. */
export function offset(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`
}
