import type { Language } from '../i18n/language'

/** Offices of the country keep one time, wherever the browser thinks it is. */
const zone = 'Asia/Ho_Chi_Minh'

/** 08:00 */
export function clockTime(at: number | string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at))
}

/** 08:51:04 */
export function clockTimeWithSeconds(at: number | string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(new Date(at))
}

/** thứ hai, 30/11/2026; in English Mon 30 Nov 2026 */
export function longDate(at: number | string, language: Language): string {
  const date = new Date(at)
  if (language === 'en') {
    const parts = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: zone })
    return parts.format(date).replace(',', '')
  }
  const day = new Intl.DateTimeFormat('vi', { weekday: 'long', timeZone: zone }).format(date).toLowerCase()
  const numbers = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: zone })
  return `${day.normalize('NFC')}, ${numbers.format(date)}`
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** 02:41, over an hour 01:02:07; whole seconds, never negative */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
  return hours > 0 ? `${pad(hours)}:${rest}` : rest
}
