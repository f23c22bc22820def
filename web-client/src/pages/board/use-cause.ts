import type { DeviceKind } from '../../api/board-types'
import { boardWords, type Cause } from '../../i18n/board'
import { camerasWords } from '../../i18n/cameras'
import { useWords } from '../../ui/words'

/** What is so with a device and what to do, in words. */
export function useCause(): (of: { readonly kind: DeviceKind; readonly cause: string }) => Cause {
  const words = useWords(boardWords)
  const cameras = useWords(camerasWords)
  return ({ kind, cause }) =>
    words.cause[cause] ?? (kind === 'CAMERA' ? cameras.cause[cause] : undefined) ?? words.causeUnknown(cause)
}
