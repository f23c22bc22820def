import { useQuery } from '@tanstack/react-query'
import type { CameraLine } from '../../api/camera-types'
import { meQuery } from '../../api/queries'
import { camerasWords } from '../../i18n/cameras'
import { Button } from '../../ui/kit/Button'
import { Tag } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'
import type { CameraHands } from './use-camera'

type Props = { readonly camera: CameraLine; readonly hands: CameraHands }

/** Who keeps the camera, and what we can do about it: keep it, give it back, take it over, or ask for it. */
export function Keeping({ camera, hands }: Props) {
  const words = useWords(camerasWords)
  const me = useQuery(meQuery).data
  const keeper = camera.now?.keeper ?? null
  if (keeper === null) {
    return (
      <Button look="quiet" icon="lock" onPress={() => hands.lock(true)}>
        {words.keep}
      </Button>
    )
  }
  const mine = me !== undefined && keeper === `account:${me.account}`
  return (
    <>
      <Tag tone="hold" icon="lock">
        {mine ? words.lockedByMe : words.lockedBy(camera.now?.lockedBy ?? '')}
      </Tag>
      {mine ? (
        <Button look="quiet" onPress={() => hands.lock(false)}>
          {words.giveBack}
        </Button>
      ) : camera.mayTake ? (
        <Button look="plain" icon="lock" onPress={() => hands.lock(true)}>
          {words.take}
        </Button>
      ) : (
        <span className="dim small">{words.askForIt}</span>
      )}
    </>
  )
}
