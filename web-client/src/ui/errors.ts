import { errors, type FaultText } from '../i18n/errors'
import type { Language } from '../i18n/language'
import { officeErrors } from '../i18n/office-errors'
import type { Fault } from '../protocol/server-messages'

/** A refusal's words and what to do next; the code itself belongs under "Chi tiết". */
export function faultText(fault: Fault, language: Language): FaultText {
  const { texts, unknown } = errors[language]
  const text = texts[fault.code] ?? officeErrors[language][fault.code]
  return text === undefined ? unknown(fault.code) : text(fault.params)
}
