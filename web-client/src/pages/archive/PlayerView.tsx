import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { archiveWords } from '../../i18n/archive'
import type { ArchiveFile, Gap } from '../../api/types'
import { offset } from '../../app/zone'
import { BigAction } from '../../ui/kit/Button'
import { Banner } from '../../ui/kit/Banner'
import { Icon } from '../../ui/kit/Icon'
import { Unit } from '../../ui/kit/Unit'
import { clockTimeWithSeconds } from '../../ui/time'
import { Who } from '../../ui/kit/Who'
import { useWords } from '../../ui/words'
import stage from '../../ui/kit/Stage.module.css'
import styles from './PlayerView.module.css'
import { SpeakerBar } from './SpeakerBar'
import { blockAt, blocks, speakerStep } from './timeline'
import { usePlayer, type Player } from './use-player'

type Props = {
  readonly file: ArchiveFile
  readonly recording: NonNullable<ArchiveFile['recording']>
  /** The second that was found. */
  readonly at: number
  /** Plays at once whenever this changes; null waits for a press. */
  readonly play: number | null
  /** What stands beside the picture, told the second that plays and how to go to another. */
  readonly renderBeside?: (second: number, playFrom: (second: number) => void) => ReactNode
}

/** A recording: picture, speaker bar, and the one press that plays it from where something was found. */
export function PlayerView({ file, recording, at, play, renderBeside }: Props) {
  const words = useWords(archiveWords)
  const video = useRef<HTMLVideoElement>(null)
  const player = usePlayer(video, recording.id, at)
  const { playFrom, seek } = player
  const opened = Date.parse(file.conference.opened ?? file.conference.from)
  const length = Math.max(1, recording.duration)
  const bar = blocks(file.speeches, recording.gaps, length, opened)
  const here = blockAt(bar, player.second)

  useEffect(() => {
    if (play !== null) playFrom(at)
  }, [play, at, playFrom])
  useEffect(() => {
    if (play === null && at > 0) seek(at)
  }, [at, play, seek])

  return (
    <div className={renderBeside === undefined ? styles['alone'] : styles['cols']}>
      <div
        className={styles['left']}
        role="group"
        aria-label={words.bar}
        onKeyDown={(event) => onKey(event, player, bar, length)}
      >
        <div className={`${stage['stage']} on-stage ${styles['stage']}`}>
          {/* Captions of a meeting are its notes, which stand beside it. */}
          <video ref={video} playsInline aria-label={file.conference.title} onClick={player.toggle} />
          {player.loading ? <p className={styles['wait']}>{words.notYet}</p> : null}
          {here?.kind === 'speech' ? (
            <div className={stage['third']}>
              <p>
                <Unit unit={here.speech.unit} capital />
              </p>
              <p>
                <Who of={here.speech.speaker} />
              </p>
            </div>
          ) : null}
        </div>
        <SpeakerBar bar={bar} second={player.second} length={length} onSeek={player.seek} />
        <p className={`${styles['times']} num`}>
          <span>{offset(player.second)}</span>
          {recording.gaps.slice(0, 1).map((gap) => (
            <span key={gap.offsetSeconds} className={styles['gap']}>
              <Icon name="lost" />
              {gapText(gap, opened, words)}
            </span>
          ))}
          <span>{offset(length)}</span>
        </p>
        {player.failure === null ? null : (
          <Banner tone="bad" icon="tri" fact={player.failure === 'right' ? words.noRight : words.cannotPlay}>
            {player.failure === 'right' ? words.noRightWho : ''}
          </Banner>
        )}
        <div className={styles['acts']}>
          <BigAction icon={player.playing ? 'stop' : 'play'} onPress={player.toggle}>
            {player.playing ? words.pauseHere : player.untouched ? words.playHere : words.play}
          </BigAction>
          <a className={styles['download']} href={`/api/v1/recordings/${recording.id}/download`} download>
            <Icon name="down" />
            <span>
              <b>{words.download}</b>
              <small>{words.downloadSays}</small>
            </span>
          </a>
        </div>
        <p className="hide">{words.keysHelp}</p>
      </div>
      {renderBeside?.(player.second, player.playFrom)}
    </div>
  )
}

/** Space plays and pauses, arrows go 5 s, with Shift from speaker to speaker. */
function onKey(event: KeyboardEvent, player: Player, bar: ReturnType<typeof blocks>, length: number): void {
  const onButton = event.target instanceof HTMLElement && event.target.closest('button,a') !== null
  const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined
  if (event.key === ' ' && !onButton) player.toggle()
  else if (direction !== undefined) {
    const plain = Math.max(0, Math.min(length, player.second + 5 * direction))
    player.seek(event.shiftKey ? speakerStep(bar, player.second, direction) : plain)
  } else if (event.key === 'Home') player.seek(0)
  else if (event.key === 'End') player.seek(Math.max(0, length - 5))
  else return
  event.preventDefault()
}

type GapWords = {
  gap: (seconds: number, at: string) => string
  gapLong: (minutes: number, at: string) => string
  gapReason: Readonly<Record<string, string>>
}

function gapText(gap: Gap, opened: number, words: GapWords): string {
  const at = clockTimeWithSeconds(gap.at ?? opened + gap.offsetSeconds * 1000)
  const fact =
    gap.seconds < 120 ? words.gap(Math.round(gap.seconds), at) : words.gapLong(Math.round(gap.seconds / 60), at)
  const reason = words.gapReason[gap.reason ?? '']
  return reason === undefined ? fact : `${fact}: ${reason}`
}
