import { useState } from 'react'
import type { CameraLine } from '../../api/camera-types'
import { camerasWords } from '../../i18n/cameras'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { useWords } from '../../ui/words'
import { Select } from '../schedule/Select'
import styles from './Cameras.module.css'
import type { CameraHands } from './use-camera'

type Props = { readonly camera: CameraLine; readonly hands: CameraHands }

/** Where the camera goes by itself when somebody of an office gets the floor. */
export function Seats({ camera, hands }: Props) {
  const words = useWords(camerasWords)
  const [seat, setSeat] = useState('')
  const [preset, setPreset] = useState('')
  const { presets, seats } = camera
  if (presets.length === 0) return null
  const nameOf = (number: number) => presets.find((one) => one.number === number)?.name ?? ''
  const chosen = presets.find(({ number }) => String(number) === preset) ?? presets[0]
  const ready = seat.trim() !== '' && chosen !== undefined
  const add = () => {
    if (chosen === undefined) return
    hands.followSeat(seat.trim(), chosen.number)
    setSeat('')
  }
  return (
    <details open={seats.length > 0}>
      <summary>{words.seats}</summary>
      <p className="dim small">{words.seatsSay}</p>
      <ul className={styles['presets']}>
        {seats.map((one) => (
          <li key={one.seat}>
            <span className={styles['seat']}>{words.seatGoes(one.seat, words.recall(one.preset, nameOf(one.preset)))}</span>
            <Button
              look="icon"
              icon="cross"
              aria-label={words.seatForget(one.seat)}
              onPress={() => hands.followSeat(one.seat, null)}
            >
              {null}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles['keep']}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) add()
        }}
      >
        <Field label={words.seat} value={seat} maxLength={200} onChange={setSeat} />
        <Select
          label={words.seatPreset}
          value={chosen === undefined ? '' : String(chosen.number)}
          options={presets.map(({ number, name }) => [String(number), words.recall(number, name)] as const)}
          onChange={setPreset}
        />
        <Button look="plain" icon="plus" cannot={!ready} onPress={add}>
          {words.seatAdd}
        </Button>
      </form>
    </details>
  )
}
