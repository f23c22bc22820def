import { errors, type FaultText } from '../../i18n/errors'
import type { Language } from '../../i18n/language'
import type { Fault } from '../../protocol/server-messages'

/** A refusal's words, of those that a site can meet: the light page carries no others. */
export function siteFaultText(fault: Fault, language: Language): FaultText {
  const { texts, unknown } = errors[language]
  const text = texts[fault.code]
  return text === undefined ? unknown(fault.code) : text(fault.params)
}
