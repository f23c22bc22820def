import type { CameraLine } from '../../api/camera-types'
import { camerasWords } from '../../i18n/cameras'
import { Word } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'

/** How a camera's line is, as icon and word. */
export function State({ camera }: { readonly camera: CameraLine }) {
  const words = useWords(camerasWords)
  const cause = camera.now === null ? 'not-open' : camera.now.cause
  if (camera.now !== null && camera.now.line === 'READY') {
    return (
      <Word tone="ok" icon="check">
        {words.ready}
      </Word>
    )
  }
  if (camera.now === null || camera.now.line === 'OPENING') {
    return (
      <Word tone="hold" icon="wait">
        {words.opening}
      </Word>
    )
  }
  return (
    <Word tone="bad" icon="lost">
      {(words.cause[cause ?? ''] ?? words.causeUnknown(cause ?? '')).what}
    </Word>
  )
}
