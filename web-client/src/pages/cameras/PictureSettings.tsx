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
  const told = camera.now?.visca
  const level = told?.exposure === 'BRIGHT' ? 'BRIGHT' : 'COMPENSATION'
  return (
    <div>
      <h3>{words.picture}</h3>
      <Select
        label={words.exposure}
        value={told?.exposure ?? 'AUTO'}
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
      {typeof told?.compensation === 'number' ? (
        <>
          <Switch
            label={words.compensate}
            on={told.compensated === true}
            onChange={(on) => hands.act({ act: 'compensate', on })}
          />
          {told.compensated === true ? (
            <Slider
              label={words.compensation}
              value={told.compensation}
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
        value={(told?.whiteBalance ?? 'AUTO').replace('-', '_')}
        options={Object.entries(words.balances)}
        onChange={(mode) => hands.act({ act: 'balance', mode })}
      />
      <Button look="plain" onPress={() => hands.act({ act: 'balance-once' })}>
        {words.balanceOnce}
      </Button>
      {told?.whiteBalance === 'MANUAL'
        ? (['RED', 'BLUE'] as const).map((colour) => (
            <Slider
              key={colour}
              label={words.colour[colour]}
              value={(colour === 'RED' ? told.red : told.blue) ?? 0}
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
        on={told?.backlight === true}
        onChange={(on) => hands.act({ act: 'backlight', on })}
      />
      {told?.framesItself === true ? (
        <Switch
          label={words.framing}
          on={told.framing === true}
          onChange={(on) => hands.act({ act: 'frame-itself', on })}
        />
      ) : null}
    </div>
  )
}
