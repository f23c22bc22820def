import { useState } from 'react'
import type { Call, CallState } from '../../call/call'
import { padWords, type PadWords } from '../../i18n/pad'
import type { Meeting, Room } from '../../protocol/room'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { Icon } from '../../ui/kit/Icon'
import { RecordingLight } from '../../ui/kit/RecordingLight'
import { Press } from '../../ui/kit/Press'
import { Button } from '../../ui/kit/Button'
import { Tag } from '../../ui/kit/Tag'
import { clockTime, duration } from '../../ui/time'
import { useLanguage, useWords } from '../../ui/words'
import { agendaClock } from './clocks'
import { MoreMenu } from './MoreMenu'
import styles from './PadHeader.module.css'
import { counts } from './plates'
import { ScreenKey } from './ScreenKey'
import { TalkKey } from './TalkKey'
import { useKeys } from './use-keys'
import type { Pad } from './use-pad'

type Props = {
  readonly call: Call
  readonly state: CallState
  readonly room: Room
  readonly pad: Pad
  readonly now: number
}

/** What is on, how long still, who is there, whether it is recorded, who operates, what time it is. */
export function PadHeader({ call, state, room, pad, now }: Props) {
  const words = useWords(padWords)
  const { language } = useLanguage()
  const [ending, setEnding] = useState(false)
  const [more, setMore] = useState(false)
  useKeys({ F1: () => setMore(true) })
  const { meeting } = room
  const there = counts(room.sites, meeting.mainSite)
  const item = meeting.agendaItem === null ? undefined : meeting.agenda[meeting.agendaItem]
  const clock = agendaClock(meeting, now)
  return (
    <header className={styles['bar']}>
      <p className={styles['meet']}>
        <b>{meeting.title}</b>
        {item === undefined ? null : (
          <span className="dim small">
            {words.agenda((meeting.agendaItem ?? 0) + 1, meeting.agenda.length, item.title)}
          </span>
        )}
      </p>
      {meeting.mode === 'MODERATED' ? null : (
        <Tag tone="hold" icon="swap">
          {words.modes[meeting.mode]}
        </Tag>
      )}
      {clock === null || meeting.status !== 'LIVE' ? null : (
        <p className={`${styles['item']} ${styles['left']}`}>
          <span className="dim small">
            {clock.left === null ? words.agendaOn : clock.left < 0 ? words.agendaOver : words.agendaLeft}
          </span>{' '}
          <b className="num">{duration(Math.abs(clock.left ?? clock.elapsed) * 1000)}</b>
        </p>
      )}
      <p className={`${styles['item']} ${styles['present']}`}>
        <Icon name="people" />
        <span>
          <b className="num">
            {there.present}/{there.sites}
          </b>{' '}
          <span className="dim small">{words.present}</span>
        </span>
      </p>
      <Recorded meeting={meeting} now={now} words={words} />
      {meeting.talkKey === null ? (
        <p className={`${styles['item']} ${styles['ops']} small`}>
          <span>{operators(meeting, state.you?.account ?? null, words, language)}</span>
        </p>
      ) : null}
      <TalkKey className={styles['talk']} call={call} state={state} meeting={meeting} pad={pad} />
      <ScreenKey className={styles['screen']} call={call} state={state} room={room} pad={pad} />
      <Button look="icon" icon="more" aria-label={words.more} onPress={() => setMore(true)} className={styles['more']}>
        {null}
      </Button>
      {meeting.status === 'LIVE' ? (
        <Press look="plain" state={pad.press('close')} className={styles['end']} onPress={() => setEnding(true)}>
          {words.end}
        </Press>
      ) : null}
      <p className={`${styles['now']} num`}>{clockTime(now)}</p>
      <MoreMenu open={more} call={call} state={state} room={room} pad={pad} onClose={() => setMore(false)} />
      <Dialog
        open={ending}
        question={words.endQuestion(meeting.title)}
        verb={words.endDo}
        wayOut={words.goOn}
        onClose={() => setEnding(false)}
        onConfirm={() => {
          setEnding(false)
          void pad.run('close', { type: 'closeMeeting' })
        }}
      >
        <p>{words.endConsequence}</p>
      </Dialog>
    </header>
  )
}

function Recorded({
  meeting,
  now,
  words,
}: {
  readonly meeting: Meeting
  readonly now: number
  readonly words: PadWords
}) {
  const { recording } = meeting
  if (recording?.state === 'RECORDING') {
    const { since } = recording
    return (
      <p className={`${styles['item']} ${styles['rec']}`}>
        <RecordingLight>
          {words.recording} <span className="num">{since === null ? '' : withHours(now - Date.parse(since))}</span>
        </RecordingLight>
      </p>
    )
  }
  if (meeting.status !== 'LIVE') return null
  const stopped = recording?.state === 'STOPPED'
  return <p className={`${styles['item']} ${styles['rec']} dim`}>{stopped ? words.recordingOff : words.notRecorded}</p>
}

/** Always with hours: a recording is long, and its clock must not jump. */
function withHours(milliseconds: number): string {
  const short = duration(milliseconds)
  return short.length > 5 ? short : `00:${short}`
}

function operators(meeting: Meeting, me: string | null, words: PadWords, language: 'vi' | 'en') {
  const together = new Intl.ListFormat(language)
  const { chair } = meeting
  if (chair === null) return null
  const others = meeting.operators.filter((one) => one.account !== me).map((one) => one.name)
  if (chair.account === me) {
    if (chair.insteadOf !== null) {
      return (
        <>
          <b>{words.you}</b> {words.standingIn(chair.insteadOf.name)}
        </>
      )
    }
    const tail = others.length === 0 ? words.chairAlone : words.chairOperates(together.format(others))
    return (
      <>
        <b>{words.you}</b> {tail}
      </>
    )
  }
  if (chair.insteadOf !== null) return `${chair.name} ${words.standingIn(chair.insteadOf.name)}`
  const mine = meeting.operators.some((one) => one.account === me)
  const names = [...(mine ? [words.you] : []), ...others]
  return names.length === 0 ? `${chair.name}, ${words.chairAlone}` : words.operate(together.format(names), chair.name)
}
