import { useId, useState } from 'react'
import styles from './Cameras.module.css'

type Props = {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step: number
  readonly text: (value: number) => string
  /** Called when the slider is let go, not on its way. */
  readonly onSet: (value: number) => void
}

/** The browser's own slider; while it is dragged, what the camera says does not pull it back. */
export function Slider({ label, value, least, most, step, text, onSet }: Props) {
  const id = useId()
  const [held, hold] = useState<number | null>(null)
  const shown = held ?? value
  const done = () => {
    if (held !== null && held !== value) onSet(held)
    hold(null)
  }
  return (
    <div className={styles['slider']}>
      <label htmlFor={id}>
        {label} <b className="num">{text(shown)}</b>
      </label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={shown}
        aria-valuetext={text(shown)}
        onChange={(event) => hold(Number(event.target.value))}
        onPointerUp={done}
        onKeyUp={done}
        onBlur={done}
      />
    </div>
  )
}
