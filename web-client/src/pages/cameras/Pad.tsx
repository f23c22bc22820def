import type { KeyboardEvent } from 'react'
import { camerasWords, type CamerasWords } from '../../i18n/cameras'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import styles from './Cameras.module.css'
import { still, type Hold } from './hold'
import { HoldButton } from './HoldButton'

type Way = keyof CamerasWords['ways']

const ways: readonly (readonly [way: Way, pan: number, tilt: number, turn: number])[] = [
  ['upLeft', -1, 1, -45],
  ['up', 0, 1, 0],
  ['upRight', 1, 1, 45],
  ['left', -1, 0, -90],
  ['home', 0, 0, 0],
  ['right', 1, 0, 90],
  ['downLeft', -1, -1, -135],
  ['down', 0, -1, 180],
  ['downRight', 1, -1, 135],
]

const keys: Readonly<Record<string, readonly [pan: number, tilt: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

type Props = { readonly hold: Hold; readonly speed: number; readonly onHome: (() => void) | null }

/** Eight directions that are held, and home in their middle. */
export function Pad({ hold, speed, onHome }: Props) {
  const words = useWords(camerasWords)
  const onKey = (event: KeyboardEvent) => {
    const way = keys[event.key]
    if (way === undefined) return
    event.preventDefault()
    if (!event.repeat) hold.begin({ ...still, pan: way[0] * speed, tilt: way[1] * speed })
  }
  return (
    <div
      role="group"
      aria-label={words.pad}
      aria-describedby="pad-says"
      className={styles['pad']}
      onKeyDown={onKey}
      onKeyUp={(event) => (event.key in keys ? hold.end() : undefined)}
    >
      {ways.map(([way, pan, tilt, turn]) =>
        way === 'home' && onHome === null ? (
          <span key={way} />
        ) : way === 'home' ? (
          <Button key={way} look="plain" icon="home" aria-label={words.ways.home} onPress={() => onHome?.()}>
            {null}
          </Button>
        ) : (
          <HoldButton
            key={way}
            label={words.ways[way]}
            hold={hold}
            wish={{ ...still, pan: pan * speed, tilt: tilt * speed }}
            icon="up"
            turn={turn}
          />
        ),
      )}
      <p id="pad-says" className={styles['says']}>
        {words.padSays}
      </p>
    </div>
  )
}
