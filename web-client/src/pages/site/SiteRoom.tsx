import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Call, type CallState } from '../../call/call'
import { sitePhase, siteOf } from '../../call/site-phase'
import { siteWords } from '../../i18n/site'
import { canCapture } from '../../media/local-tracks'
import { socketUrl } from '../../protocol/connection'
import type { Fault } from '../../protocol/server-messages'
import { Sound } from '../../ui/kit/Sound'
import { clockTime } from '../../ui/time'
import { useCallState, useNow, useSteadyNow } from '../../ui/use-call'
import { useLanguage, useWords } from '../../ui/words'
import { DoorFrame, FaultBanner, NotYet, useOffice } from './Door'
import { hearsOf } from './hears'
import { PhasePanel } from './PhasePanel'
import { SiteFrame } from './SiteFrame'
import { getCurrentSession, type CurrentSession } from './site-api'
import type { Kept } from './device'
import { StageView } from './StageView'
import { useCommand } from './use-command'
import type { ScreenTracks } from '../../ui/use-screen'
import { useLocalMedia } from './use-local-media'
import styles from './site.module.css'

type SiteRoomProps = { readonly kept: Kept; readonly token: string; readonly onLeave: (fault: Fault) => void }

/** The stage, and who speaks beside a screen. */
const videoSlots = 2
const ScreenPanel = lazy(() => import('./ScreenPanel'))
const leavesForGood = new Set(['unauthorized', 'link-killed', 'session-revoked', 'lobby-refused', 'conference-unknown'])

export function SiteRoom({ kept, token, onLeave }: SiteRoomProps) {
  const { language } = useLanguage()
  const call = useMemo(
    () =>
      new Call({
        url: socketUrl(location),
        conference: kept.conference,
        deviceSession: kept.deviceSession,
        language,
        videoSlots,
        publishes: canCapture(),
      }),
    // The language of a running call stays what it was; the page's words change at once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [kept],
  )
  useEffect(() => {
    call.start()
    return () => call.stop()
  }, [call])
  const state = useCallState(call)
  useReturnToDoor(state, onLeave)
  useComeBack(call, state)

  if (state.fault?.code === 'not-yet') return <TooEarly fault={state.fault} />
  if (state.you === null) return <Opening state={state} />
  return <Inside call={call} state={state} kept={kept} token={token} />
}

function Inside({ call, state, kept, token }: { readonly call: Call; readonly state: CallState; readonly kept: Kept; readonly token: string }) {
  const t = useWords(siteWords)
  const now = useNow(call)
  const steady = useSteadyNow()
  const current = useCurrentSession(kept)
  const command = useCommand(call)
  const { you, room, line } = state
  const phase = sitePhase({ room, seat: you?.seat ?? null, site: you?.site ?? null, now })
  const media = useLocalMedia(you?.seat === 'SEATED' && phase.type !== 'CLOSED')
  const { microphone, camera } = media
  const [wantsSilence, setWantsSilence] = useState(false)
  // The floor opens the microphone, whatever was pressed before.
  const muted = wantsSilence && phase.type !== 'SPEAKING'
  const [shown, setShown] = useState<ScreenTracks | null>(null)
  const voice = muted ? null : (shown?.microphone ?? microphone)
  const screen = shown?.screen ?? null
  useEffect(() => call.use({ microphone: voice, camera, screen }), [call, voice, camera, screen])
  const mayShow = phase.type === 'SPEAKING' || (phase.type === 'MAIN' && room?.meeting.status === 'LIVE')
  const [echo, setEcho] = useState<boolean | null>(null)
  const [unblock, setUnblock] = useState<(() => void) | null>(null)

  const lost = line.state !== 'ENDED' && (line.lostSince !== null || state.media === 'LOST')
  const me = room === null ? null : siteOf(room, you?.site ?? null)
  const unit = me?.unit ?? { name: current?.site.unit?.name ?? you?.name ?? '', type: current?.site.unit?.type ?? '' }
  const phone = room?.meeting.technicianPhone ?? current?.technicianPhone ?? null
  const meeting = room?.meeting ?? state.doorstep
  const minutes = meeting === null ? 0 : Math.ceil((Date.parse(meeting.from) - now) / 60_000)
  const title =
    meeting === null ? null : meeting.status === 'SCHEDULED' && minutes > 0 && minutes < 24 * 60 ? (
      <>
        {t.meetingAt(clockTime(meeting.from))}, <b>{t.minutesLeft(minutes)}</b>
      </>
    ) : (
      meeting.title
    )
  return (
    <>
      <SiteFrame
        unit={unit}
        title={title}
        simulated={room?.meeting.simulated ?? false}
        now={now}
        onAir={phase.type === 'SPEAKING' && !lost}
        hears={hearsOf({ phase, lost, mode: room?.meeting.mode ?? null, microphoneOn: state.sending?.microphone ?? false, muted }, t)}
        stage={
          <StageView
            state={state}
            phase={phase}
            slot={call.slot('VIDEO', 0)}
            beside={call.slot('VIDEO', 1)}
            own={media.stream}
            lost={lost}
            lostFor={line.lostSince === null ? 0 : steady - line.lostSince}
          />
        }
        side={
          <>
          <PhasePanel
            call={call}
            state={state}
            phase={phase}
            media={media}
            me={me}
            now={now}
            lost={lost}
            token={token}
            muted={muted}
            onMute={setWantsSilence}
            command={command}
            echo={echo}
            onEcho={setEcho}
            unblock={unblock}
            onUnblocked={() => setUnblock(null)}
          />
            {mayShow ? (
              <Suspense>
                <ScreenPanel
                  mine={(room?.meeting.screen?.site ?? null) === (you?.site ?? '')}
                  microphone={microphone}
                  call={call}
                  onTracks={setShown}
                />
              </Suspense>
            ) : null}
          </>
        }
        phone={phone}
        called={me !== null && me.technicianCalled !== null}
        onCallTechnician={you?.seat === 'SEATED' ? () => void command.run({ type: 'callTechnician' }) : null}
      />
      <Sound streams={call.audioStreams} onBlocked={(go) => setUnblock(() => go)} />
    </>
  )
}

function Opening({ state }: { readonly state: CallState }) {
  const t = useWords(siteWords)
  const office = useOffice()
  const fault = state.fault
  return (
    <DoorFrame office={office}>
      {fault === null ? (
        <p className={styles['lead']} role="status">
          {state.line.lostSince === null ? t.entering : t.stage.reconnecting}
        </p>
      ) : (
        <FaultBanner fault={fault} />
      )}
    </DoorFrame>
  )
}

function TooEarly({ fault }: { readonly fault: Fault }) {
  return (
    <DoorFrame office={useOffice()}>
      <NotYet fault={fault} />
    </DoorFrame>
  )
}

function useCurrentSession(kept: Kept): CurrentSession | null {
  const [current, setCurrent] = useState<CurrentSession | null>(null)
  useEffect(() => {
    let left = false
    void getCurrentSession(kept.deviceSession).then((answer) => {
      if (!left && answer.ok) setCurrent(answer.value)
    })
    return () => {
      left = true
    }
  }, [kept])
  return current
}

function useReturnToDoor(state: CallState, onLeave: (fault: Fault) => void): void {
  const fault = state.line.state === 'ENDED' ? state.fault : null
  useEffect(() => {
    if (fault !== null && leavesForGood.has(fault.code)) onLeave(fault)
  }, [fault, onLeave])
}

/** After its seat went to another machine a page watches, once; too early, it tries again by itself. */
function useComeBack(call: Call, { line, fault }: CallState): void {
  const watched = useRef(false)
  const code = line.state === 'ENDED' ? fault?.code : undefined
  useEffect(() => {
    if (code === 'moved-to-other-device' && !watched.current) {
      watched.current = true
      call.watchOnly()
    }
    if (code !== 'not-yet') return
    const timer = setTimeout(() => call.start(), 30_000)
    return () => clearTimeout(timer)
  }, [call, code])
}
