import { padWords } from '../../i18n/pad'
import type { Floor } from '../../protocol/room'
import { Clock, Drain } from '../../ui/kit/Clock'
import { duration } from '../../ui/time'
import { useWords } from '../../ui/words'
import { speakerClock } from './clocks'
import styles from './NowOn.module.css'

/** The speaker's clock and how much of the time has gone. */
export function SpeakerTime({ floor, now }: { readonly floor: Floor; readonly now: number }) {
  const words = useWords(padWords)
  const clock = speakerClock(floor, now)
  const used = words.used(duration(clock.spoken * 1000), duration(clock.granted * 1000))
  return (
    <div className={styles['clock']}>
      <div className={styles['digits']}>
        <Clock until={Date.parse(floor.until)} now={now} />
        {clock.state === 'running' ? (
          <span className="dim">{words.ofMinutes(String(Math.round(clock.granted / 60)))}</span>
        ) : null}
      </div>
      <div role="img" aria-label={used}>
        <Drain since={Date.parse(floor.since)} until={Date.parse(floor.until)} now={now} tone="live" />
      </div>
    </div>
  )
}
