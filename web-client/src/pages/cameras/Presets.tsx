import { useState } from 'react'
import type { CameraLine } from '../../api/camera-types'
import { camerasWords } from '../../i18n/cameras'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { useWords } from '../../ui/words'
import styles from './Cameras.module.css'
import { Seats } from './Seats'
import { Switch } from './Switch'
import type { CameraHands } from './use-camera'

type Props = {
  readonly camera: CameraLine
  readonly hands: CameraHands
  /** What is seen now, as the Base64 of a JPEG. */
  readonly snap: () => string | null
}

/** The least number that no preset has. */
function free(taken: readonly number[]): number {
  let number = 1
  while (taken.includes(number)) number += 1
  return number
}

/** Places that the camera remembers, by name. */
export function Presets({ camera, hands, snap }: Props) {
  const words = useWords(camerasWords)
  const [name, setName] = useState('')
  const next = free(camera.presets.map((preset) => preset.number))
  const ready = name.trim() !== ''
  const keep = () => {
    hands.keep(next, name.trim(), snap())
    setName('')
  }
  return (
    <div>
      <h3>{words.presets}</h3>
      {camera.presets.length === 0 ? <p className="dim">{words.presetsNone}</p> : null}
      <ul className={styles['presets']}>
        {camera.presets.map((preset) => (
          <li key={preset.number}>
            {preset.picture ? (
              <img src={`/api/v1/cameras/${camera.id}/presets/${preset.number}/picture`} alt="" width={160} height={90} />
            ) : null}
            <Button onPress={() => hands.act({ act: 'recall', preset: preset.number })}>
              {words.recall(preset.number, preset.name)}
            </Button>
            <Button
              look="icon"
              icon="cross"
              aria-label={words.forget(preset.name)}
              onPress={() => hands.act({ act: 'forget', preset: preset.number })}
            >
              {null}
            </Button>
            <Switch
              label={words.withFloor}
              on={camera.floorPreset === preset.number}
              onChange={(on) => hands.followFloor(on ? preset.number : null)}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles['keep']}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) keep()
        }}
      >
        <Field label={words.presetName} value={name} maxLength={200} onChange={setName} />
        <Button look="plain" icon="plus" cannot={!ready} onPress={keep}>
          {words.presetKeep(next)}
        </Button>
      </form>
      <Seats camera={camera} hands={hands} />
    </div>
  )
}
