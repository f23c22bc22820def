import type { CameraLine } from '../../api/camera-types'
import { camerasWords } from '../../i18n/cameras'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import { Select } from '../schedule/Select'
import styles from './Cameras.module.css'
import { Slider } from './Slider'
import { Switch } from './Switch'
import type { CameraHands } from './use-camera'

type Props = { readonly camera: CameraLine; readonly hands: CameraHands }

/** Light and colours, and what the camera does by itself. */
export function PictureSettings({ camera, hands }: Props) {
  const words = useWords(camerasWords)
  const now = camera.now
  const level = now?.exposure === 'BRIGHT' ? 'BRIGHT' : 'COMPENSATION'
  return (
    <div>
      <h3>{words.picture}</h3>
      <Select
        label={words.exposure}
        value={now?.exposure ?? 'AUTO'}
        options={Object.entries(words.exposures)}
        onChange={(mode) => hands.act({ act: 'expose', mode })}
      />
      <div className={styles['pair']}>
        <Button look="plain" icon="minus" onPress={() => hands.act({ act: 'step-level', level, step: 'DOWN' })}>
          {words.darker}
        </Button>
        <Button look="plain" icon="plus" onPress={() => hands.act({ act: 'step-level', level, step: 'UP' })}>
          {words.brighter}
        </Button>
      </div>
      {typeof now?.compensation === 'number' ? (
        <>
          <Switch
            label={words.compensate}
            on={now.compensated === true}
            onChange={(on) => hands.act({ act: 'compensate', on })}
          />
          {now.compensated === true ? (
            <Slider
              label={words.compensation}
              value={now.compensation}
              least={0}
              most={14}
              step={1}
              text={(value) => (value > 7 ? `+${value - 7}` : String(value - 7))}
              onSet={(value) => hands.act({ act: 'set-level', level: 'COMPENSATION', value })}
            />
          ) : null}
        </>
      ) : null}
      <Select
        label={words.balance}
        value={(now?.whiteBalance ?? 'AUTO').replace('-', '_')}
        options={Object.entries(words.balances)}
        onChange={(mode) => hands.act({ act: 'balance', mode })}
      />
      <Button look="plain" onPress={() => hands.act({ act: 'balance-once' })}>
        {words.balanceOnce}
      </Button>
      {now?.whiteBalance === 'MANUAL'
        ? (['RED', 'BLUE'] as const).map((colour) => (
            <Slider
              key={colour}
              label={words.colour[colour]}
              value={(colour === 'RED' ? now.red : now.blue) ?? 0}
              least={0}
              most={255}
              step={1}
              text={String}
              onSet={(value) => hands.act({ act: 'set-level', level: colour, value })}
            />
          ))
        : null}
      <Switch
        label={words.backlight}
        on={now?.backlight === true}
        onChange={(on) => hands.act({ act: 'backlight', on })}
      />
      {now?.framesItself === true ? (
        <Switch
          label={words.framing}
          on={now.framing === true}
          onChange={(on) => hands.act({ act: 'frame-itself', on })}
        />
      ) : null}
    </div>
  )
}
