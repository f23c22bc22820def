import { ApiError, UNREACHABLE } from '../api/http'
import { startWords, type StartWords } from '../i18n/start'
import { Banner } from '../ui/kit/Banner'
import { Button } from '../ui/kit/Button'
import { useWords } from '../ui/words'

/** What a failed request says: what happened and what one can do. */
export function faultText(fault: unknown, words: StartWords): string {
  if (!(fault instanceof ApiError)) return words.failed('page')
  if (fault.code === UNREACHABLE) return words.unreachable
  if (fault.status === 403) return words.notAllowed(fault.params['role'] ?? '')
  return words.failed(fault.code)
}

export function FaultBanner({ fault, onRetry }: { readonly fault: unknown; readonly onRetry?: () => void }) {
  const words = useWords(startWords)
  return (
    <Banner
      tone="bad"
      icon="tri"
      fact={faultText(fault, words)}
      actions={onRetry === undefined ? undefined : <Button onPress={onRetry}>{words.retry}</Button>}
    />
  )
}
