import { useQuery } from '@tanstack/react-query'
import { startQuery } from '../../api/queries'
import type { CallState } from '../../call/call'
import { common } from '../../i18n/common'
import { padWords } from '../../i18n/pad'
import { startWords } from '../../i18n/start'
import type { Room } from '../../protocol/room'
import { faultText } from '../../ui/errors'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { clockTimeWithSeconds } from '../../ui/time'
import { capital, unitText } from '../../ui/unit'
import { useLanguage, useWords } from '../../ui/words'
import styles from './Alarms.module.css'
import { ChairAlarms } from './ChairAlarms'
import { nextAfterLost, siteOf } from './next'
import { isLost } from './plates'
import type { Pad } from './use-pad'

type Props = {
  readonly state: CallState
  readonly room: Room
  readonly pad: Pad
  readonly now: number
  /** Starts the sound where the browser waits for a press. */
  readonly unblock: (() => void) | null
}

/** What is wrong, what the system does, what one can do; nothing when all is well. */
export function Alarms({ state, room, pad, now, unblock }: Props) {
  const words = useWords(padWords)
  const commonWords = useWords(common)
  const { language } = useLanguage()
  const { meeting } = room
  const { recording } = meeting
  const floorSite = siteOf(room, meeting.floor?.site ?? null)
  const instead = floorSite !== undefined && isLost(floorSite) ? nextAfterLost(room, floorSite.id) : null
  const problem = pad.problem === null ? null : faultText(pad.problem, language)
  const holder = pad.problem?.code === 'stale-epoch' ? (meeting.chair?.name ?? '') : ''
  return (
    <div className={styles['alarms']}>
      {meeting.status === 'LIVE' && recording?.state === 'STOPPED' ? (
        <Banner
          tone="alarm"
          fact={words.recordingStopped(recording.since === null ? '' : clockTimeWithSeconds(recording.since))}
        >
          {words.recordingStoppedThen}
        </Banner>
      ) : null}
      {state.line.lostSince === null ? null : <Banner tone="bad" icon="lost" fact={words.reconnecting} />}
      <ChairAlarms state={state} meeting={meeting} pad={pad} now={now} />
      {floorSite !== undefined && isLost(floorSite) ? (
        <Banner
          tone="bad"
          fact={words.invitedLost(capital(unitText(floorSite.unit)))}
          actions={
            instead === null ? undefined : (
              <Button
                icon="mic"
                onPress={() => pad.invite(instead.id, room.queue.find((one) => one.site === instead.id)?.id)}
              >
                {words.invite(unitText(instead.unit))}
              </Button>
            )
          }
        >
          {instead === null ? words.invitedLostWait : words.invitedLostOr(unitText(instead.unit))}
        </Banner>
      ) : null}
      {problem === null ? null : (
        <Banner
          tone="hold"
          fact={holder === '' ? problem.what : words.stale(holder)}
          actions={
            <Button look="plain" onPress={pad.forget}>
              {commonWords.close}
            </Button>
          }
        >
          {problem.next}
        </Banner>
      )}
      {unblock === null ? null : (
        <Banner
          tone="warn"
          icon="speaker"
          fact={words.soundBlocked}
          actions={<Button onPress={unblock}>{words.soundStart}</Button>}
        />
      )}
      {meeting.simulated && meeting.status === 'LIVE' ? <SampleHint room={room} /> : null}
    </div>
  )
}

/** In the sample: the first press, and then the way in as a commune. */
function SampleHint({ room }: { readonly room: Room }) {
  const words = useWords(padWords)
  const commonWords = useWords(startWords)
  const sample = useQuery({ ...startQuery, retry: false, refetchInterval: false }).data?.sample
  const taken = room.meeting.floor !== null
  if (!sample || sample.conference !== room.meeting.conference) return null
  return (
    <div className={styles['hint']} role="note">
      <p>{taken ? words.communeHint : words.inviteHint}</p>
      <a href={sample.communeLink} target="_blank" rel="noreferrer">
        {commonWords.asCommune}
      </a>
    </div>
  )
}
