import { lazy, Suspense } from 'react'
import type { Call, CallState } from '../../call/call'
import type { SitePhase } from '../../call/site-phase'
import { siteWords } from '../../i18n/site'
import type { LineQuality, Site } from '../../protocol/room'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { clockTime } from '../../ui/time'
import { useWords } from '../../ui/words'
import { CheckPanel } from './CheckPanel'
import { DeviceBanner } from './DeviceBanner'
import { FaultBanner } from './Door'
import { LostPanel } from './LostPanel'
import { OwnTile } from './OwnTile'
import { ReportPanel } from './ReportPanel'
import { AskedForSeat, ChooseSeat, Watching } from './SeatPanels'
import { Called, Register, Speaking, Waiting } from './SpeakPanels'
import type { CommandRunner } from './use-command'
import type { LocalMediaState } from './use-local-media'

const ReachNote = lazy(() => import('./ReachNote'))

export type PanelProps = {
  readonly call: Call
  readonly state: CallState
  readonly media: LocalMediaState
  readonly me: Site | null
  readonly now: number
  readonly token: string
  readonly command: CommandRunner
  /** Whether the microphone heard this machine's loudspeaker; null before a check, and where that cannot be told. */
  readonly echo: boolean | null
  readonly onEcho: (heard: boolean | null) => void
}

type PhasePanelProps = PanelProps & {
  readonly phase: SitePhase
  readonly lost: boolean
  /** Starts the sound that the browser holds back until a press. */
  readonly unblock: (() => void) | null
  readonly onUnblocked: () => void
  readonly muted: boolean
  readonly onMute: (muted: boolean) => void
}

/** What to do now, beneath the stage: notices first, then the phase's one action. */
export function PhasePanel(props: PhasePanelProps) {
  const { call, phase, state, lost, media, me, command, unblock, onUnblocked, muted, onMute } = props
  const t = useWords(siteWords)
  const reach =
    state.media === null || state.line.lostSince !== null ? null : (
      <Suspense fallback={null}>
        <ReachNote call={call} checking={phase.type === 'CHECK'} />
      </Suspense>
    )
  if (lost && phase.type !== 'CLOSED') {
    return (
      <>
        {reach}
        <LostPanel {...props} />
      </>
    )
  }
  const fault = command.fault ?? state.fault
  const seated = phase.type !== 'CHOOSE' && phase.type !== 'LOBBY' && phase.type !== 'WATCHING' && phase.type !== 'CLOSED'
  if (seated && me !== null && me.seatRequest !== null) return <AskedForSeat {...props} request={me.seatRequest} />
  return (
    <>
      {unblock === null ? null : (
        <Banner
          tone="warn"
          icon="speaker"
          fact={t.soundBlocked}
          actions={
            <Button
              look="do"
              onPress={() => {
                unblock()
                onUnblocked()
              }}
            >
              {t.turnOn}
            </Button>
          }
        >
          {t.soundBlockedDetail}
        </Banner>
      )}
      {seated && !media.opening ? <DeviceBanner media={media} /> : null}
      {reach}
      {fault === null ? null : <FaultBanner fault={fault} />}
      <Phase {...props} />
      {state.sending?.microphone === true && phase.type !== 'SPEAKING' && seated ? (
        <Button look="plain" icon={muted ? 'mic' : 'micoff'} onPress={() => onMute(!muted)}>
          {muted ? t.unmute : t.mute}
        </Button>
      ) : null}
    </>
  )
}

function Phase(props: PhasePanelProps) {
  const { phase, state, media } = props
  const t = useWords(siteWords)
  switch (phase.type) {
    case 'CHOOSE':
      return <ChooseSeat {...props} />
    case 'LOBBY':
      return null
    case 'WATCHING':
      return <Watching {...props} />
    case 'CHECK':
      return <CheckPanel {...props} />
    case 'REPORT':
      return <ReportPanel {...props} />
    case 'MAIN':
      return <OwnTile media={media} heard quality={qualityOf(state)} />
    case 'WAIT_OPENING':
      return (
        <>
          <OwnTile media={media} heard={false} quality={qualityOf(state)} />
          <Banner tone="ok" fact={`${t.nothingToDo}.`}>
            {t.waitOpening}
          </Banner>
        </>
      )
    case 'REGISTER':
      return <Register {...props} />
    case 'WAITING':
      return <Waiting {...props} phase={phase} />
    case 'CALLED':
      return <Called {...props} phase={phase} />
    case 'SPEAKING':
      return <Speaking {...props} floor={phase.floor} />
    case 'CLOSED': {
      const closed = state.room?.meeting.closed ?? null
      return (
        <Banner tone="ok" fact={closed === null ? `${t.hears.closed}.` : t.closedAt(clockTime(closed))}>
          {t.closedDetail}
        </Banner>
      )
    }
  }
}

/** The line in a word: what the server measured, else that the media flow. */
export function qualityOf({ quality, media }: CallState): LineQuality {
  if (media === 'LOST') return 'LOST'
  return quality?.word ?? 'GOOD'
}
