import { isFar, type CameraLine } from '../../api/camera-types'
import { camerasWords } from '../../i18n/cameras'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import styles from './Cameras.module.css'
import { still } from './hold'
import { HoldButton } from './HoldButton'
import { Slider } from './Slider'
import { Switch } from './Switch'
import type { CameraHands } from './use-camera'

type Props = { readonly camera: CameraLine; readonly hands: CameraHands; readonly speed: number }

/** Zoom and focus. */
export function Lens({ camera, hands, speed }: Props) {
  const words = useWords(camerasWords)
  const told = camera.now?.visca
  const far = isFar(camera)
  return (
    <div>
      <h3>{words.zoom}</h3>
      <div className={styles['pair']}>
        <HoldButton label={words.wide} hold={hands.hold} wish={{ ...still, zoom: -speed }} icon="minus">
          {words.wide}
        </HoldButton>
        <HoldButton label={words.tele} hold={hands.hold} wish={{ ...still, zoom: speed }} icon="plus">
          {words.tele}
        </HoldButton>
      </div>
      {far ? null : (
        <Slider
          label={words.zoomTo}
          value={told?.zoom ?? 0}
          least={0}
          most={100}
          step={1}
          text={words.percent}
          onSet={(percent) => hands.act({ act: 'zoom-to', percent })}
        />
      )}
      <h3>{words.focus}</h3>
      {far ? null : (
        <Switch
          label={words.autoFocus}
          on={told?.autoFocus === true}
          onChange={(on) => hands.act({ act: 'focus-by-itself', on })}
        />
      )}
      <div className={styles['pair']}>
        <HoldButton label={words.far} hold={hands.hold} wish={{ ...still, focus: -speed }} icon="minus">
          {words.far}
        </HoldButton>
        <HoldButton label={words.near} hold={hands.hold} wish={{ ...still, focus: speed }} icon="plus">
          {words.near}
        </HoldButton>
      </div>
      {told?.autoFocus !== true && typeof told?.focus === 'number' ? (
        <Slider
          label={words.focusTo}
          value={told.focus}
          least={0}
          most={100}
          step={1}
          text={words.percent}
          onSet={(percent) => hands.act({ act: 'focus-to', percent })}
        />
      ) : null}
      {far ? null : (
        <Button look="plain" onPress={() => hands.act({ act: 'focus-once' })}>
          {words.focusOnce}
        </Button>
      )}
    </div>
  )
}
