import { date } from '../app/zone'
import type { Language } from './language'

/** 3.720; in English 3,720 */
export function grouped(text: string, language: Language): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(Number(text))
}

/** 0,2; in English 0.2 */
export function tenths(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(value)
}

/** +9,5 or -3.600 from milliseconds */
export function signedSeconds(milliseconds: string, language: Language): string {
  const seconds = Number(milliseconds) / 1_000
  return `${seconds > 0 ? '+' : ''}${tenths(seconds, language)}`
}

/** 25/11/2026; empty where no instant is */
export function civilDate(instant: string): string {
  return instant === '' ? '' : date(instant)
}
