import { useRef, type PointerEvent } from 'react'
import { archiveWords } from '../../i18n/archive'
import { offset } from '../../app/zone'
import { unitParts } from '../../ui/unit'
import { useWords } from '../../ui/words'
import styles from './SpeakerBar.module.css'
import { blockAt, type Block } from './timeline'

type Props = {
  readonly bar: readonly Block[]
  readonly second: number
  readonly length: number
  readonly onSeek: (second: number) => void
}

/** One block per speaker, gaps hatched, a playhead; a slider whose value is the speaker and the time. */
export function SpeakerBar({ bar, second, length, onSeek }: Props) {
  const words = useWords(archiveWords)
  const track = useRef<HTMLDivElement>(null)
  const here = blockAt(bar, second)
  const toSecond = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0) return
    onSeek(Math.max(0, Math.min(length, ((event.clientX - box.left) / box.width) * length)))
  }
  return (
    <div
      ref={track}
      className={styles['bar']}
      role="slider"
      tabIndex={0}
      aria-label={words.bar}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(second)}
      aria-valuetext={words.barValue(here === undefined ? '' : nameOf(here, words), offset(second))}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        toSecond(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) toSecond(event)
      }}
    >
      {bar.map((block, index) => (
        <span
          key={`${block.kind} ${block.from}`}
          title={nameOf(block, words)}
          className={[
            styles[block.kind],
            block === here && block.kind === 'speech' ? styles['here'] : '',
            index % 2 === 0 ? styles['odd'] : '',
          ].join(' ')}
          style={{ left: `${(block.from / length) * 100}%`, width: `${((block.to - block.from) / length) * 100}%` }}
        >
          {block.kind === 'speech' ? nameOf(block, words) : ''}
        </span>
      ))}
      <i className={styles['head']} style={{ left: `${(second / length) * 100}%` }} />
    </div>
  )
}

function nameOf(block: Block, words: { between: string; gap: (seconds: number, at: string) => string }): string {
  switch (block.kind) {
    case 'speech':
      return unitParts(block.speech.unit).name
    case 'between':
      return words.between
    case 'gap':
      return words.gap(Math.round(block.gap.seconds), offset(block.from))
  }
}
