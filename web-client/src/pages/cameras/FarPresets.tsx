import { useState } from 'react'
import { camerasWords } from '../../i18n/cameras'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import { Select } from '../schedule/Select'
import styles from './Cameras.module.css'
import type { CameraHands } from './use-camera'

/** H.281 has room for sixteen. */
const numbers = Array.from({ length: 16 }, (_, number) => String(number))

/** Places that the room system itself remembers: it has numbers for them, and tells neither names nor which there are. */
export function FarPresets({ hands }: { readonly hands: CameraHands }) {
  const words = useWords(camerasWords)
  const [picked, pick] = useState('1')
  const preset = Number(picked)
  return (
    <div>
      <h3>{words.presets}</h3>
      <p className="dim small">{words.presetsOfRoom}</p>
      <Select label={words.presetNumber} value={picked} options={numbers.map((number) => [number, number] as const)} onChange={pick} />
      <div className={styles['pair']}>
        <Button onPress={() => hands.act({ act: 'recall', preset })}>{words.presetGo(preset)}</Button>
        <Button look="plain" icon="plus" onPress={() => hands.act({ act: 'keep', preset })}>
          {words.presetKeep(preset)}
        </Button>
      </div>
    </div>
  )
}
