import type { CallState } from '../../call/call'
import { siteOf, type SitePhase } from '../../call/site-phase'
import { common } from '../../i18n/common'
import { siteWords, type SiteWords } from '../../i18n/site'
import type { LiveSlot } from '../../media/peer-connection'
import type { Room, Site } from '../../protocol/room'
import { Stage } from '../../ui/kit/Stage'
import { Tag } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { clockTime, duration } from '../../ui/time'
import { nameOnPicture, talkingIn, turnOf } from '../../ui/carried'
import { unitText } from '../../ui/unit'
import { whoText } from '../../ui/kit/Who'
import { useWords } from '../../ui/words'

type StageViewProps = {
  readonly state: CallState
  readonly phase: SitePhase
  readonly slot: LiveSlot | null
  /** Who speaks, small, while a screen fills the stage. */
  readonly beside: LiveSlot | null
  readonly own: MediaStream | null
  readonly lost: boolean
  readonly lostFor: number
}

const shownToAll = { state: 'SHOWN', site: null, kind: 'CAMERA' } as const

/** The picture everybody sees; before the check and while speaking it is this site's own. */
export function StageView({ state, phase, slot, beside, own, lost, lostFor }: StageViewProps) {
  const t = useWords(siteWords)
  if (phase.type === 'CLOSED') {
    return <Stage stream={null} view={{ state: 'EMPTY' }} label={t.stage.closed} middle={{ icon: 'check', fact: t.stage.closed }} />
  }
  if (lost) {
    const detail = t.stage.attempt(Math.max(1, state.line.attempt), duration(lostFor))
    return (
      <Stage
        frame="lost"
        stream={null}
        view={{ state: 'EMPTY' }}
        label={t.stage.reconnecting}
        middle={{ icon: 'lost', fact: t.stage.reconnecting, detail }}
      />
    )
  }
  if (phase.type === 'CHOOSE' || phase.type === 'LOBBY') {
    const middle =
      phase.type === 'LOBBY'
        ? ({ icon: 'wait', fact: t.stage.lobby, detail: t.stage.lobbyDetail } as const)
        : ({ icon: 'swap', fact: t.stage.elsewhere } as const)
    return <Stage stream={null} view={{ state: 'EMPTY' }} label={middle.fact} middle={middle} />
  }
  const onStage = state.room?.meeting.stage ?? null
  const ownOnStage = onStage !== null && onStage === state.you?.site && state.you.seat === 'SEATED'
  if (slot?.view.state === 'SHOWN' && slot.view.kind === 'SCREEN') {
    const small = own !== null && (phase.type === 'SPEAKING' || ownOnStage) ? { stream: own, view: shownToAll } : beside
    return <RoomStage state={state} slot={slot} beside={small} />
  }
  if (phase.type === 'SPEAKING' || phase.type === 'CHECK') {
    const held = phase.type === 'SPEAKING' && (state.room?.meeting.mainLostSince ?? null) !== null
    return <OwnStage state={state} phase={phase} own={own} held={held} />
  }
  if (state.room !== null && own !== null && ownOnStage) {
    const site = siteOf(state.room, onStage)
    const third = site === null ? undefined : <LowerThird room={state.room} site={site} />
    return <Stage stream={own} view={shownToAll} label={t.stage.own} corner={cornerOf(state, false)} third={third} />
  }
  return <RoomStage state={state} slot={slot} beside={beside} />
}

/** What is said over the stage, whoever is on it: the gravest there is, else who speaks in a discussion. */
function cornerOf({ room, talking }: CallState, held: boolean) {
  if (held) return <MainLost />
  const talks = room === null ? null : talkingIn(room, talking)
  return talks === null ? undefined : <Talks site={talks} />
}

function Talks({ site }: { readonly site: string }) {
  const words = useWords(common)
  return <Tag icon="mic">{words.talking(site)}</Tag>
}

type OwnStageProps = { readonly state: CallState; readonly phase: SitePhase; readonly own: MediaStream | null; readonly held: boolean }

function OwnStage({ state, phase, own, held }: OwnStageProps) {
  const t = useWords(siteWords)
  const small = (state.room?.meeting.screen ?? null) !== null
  const speaker = phase.type === 'SPEAKING' ? phase.floor.speaker : null
  const seen = small ? t.stage.besideScreen : t.stage.seenByAll
  return (
    <Stage
      stream={own}
      view={own === null ? { state: 'EMPTY' } : shownToAll}
      label={t.stage.own}
      corner={cornerOf(state, held)}
      middle={own === null ? { icon: 'cam', fact: t.stage.noPicture } : undefined}
      third={
        speaker === null ? (
          <p>
            <span className="unit">{t.stage.own}</span>
          </p>
        ) : (
          <>
            <p>
              <span className="unit">{speaker.name}</span>
            </p>
            <p>{speaker.position === '' ? seen : `${speaker.position}, ${seen}`}</p>
          </>
        )
      }
    />
  )
}

type RoomStageProps = { readonly state: CallState; readonly slot: LiveSlot | null; readonly beside: LiveSlot | null }

function RoomStage({ state, slot, beside }: RoomStageProps) {
  const { room, media } = state
  const t = useWords(siteWords)
  if (room === null) return <Stage stream={null} view={{ state: 'EMPTY' }} label={t.stage.opening} />
  const view = slot?.view ?? { state: 'EMPTY' }
  const site = turnOf(room, siteOf(room, view.state === 'EMPTY' ? room.meeting.stage : view.site))
  const held = room.meeting.mainLostSince !== null && site?.id !== room.meeting.mainSite
  const middle = insteadOfPicture(room, site, view.state, media, t)
  return (
    <Stage
      frame={middle?.icon === 'lost' ? 'lost' : undefined}
      stream={slot?.stream ?? null}
      view={view}
      label={site === null ? t.stage.empty : nameOnPicture(room, site)}
      middle={middle}
      corner={cornerOf(state, held) ?? (room.meeting.relay === null ? undefined : <Tag>{t.stage.relayed}</Tag>)}
      beside={beside}
      third={
        view.state === 'SHOWN' && view.kind === 'SCREEN' ? (
          <p>{t.stage.screenOf(site === null ? (room.meeting.chair?.name ?? '') : unitText(site.unit))}</p>
        ) : site === null ? undefined : (
          <LowerThird room={room} site={site} />
        )
      }
    />
  )
}

/** The main site is gone while somebody else is on stage: the meeting waits for it. */
function MainLost() {
  const t = useWords(siteWords)
  return (
    <Tag tone="bad" icon="lost">
      {t.stage.mainLost} – {t.stage.holdOn}
    </Tag>
  )
}

function insteadOfPicture(room: Room, site: Site | null, view: string, media: CallState['media'], t: SiteWords) {
  const { meeting } = room
  const mainLost = site?.id === meeting.mainSite && meeting.mainLostSince !== null
  if (mainLost || (site !== null && site.link === 'INTERRUPTED' && view !== 'SHOWN')) {
    const fact = site?.id === meeting.mainSite ? t.stage.mainLost : t.stage.siteLost
    return { icon: 'lost' as const, fact, detail: t.stage.holdOn }
  }
  if (view === 'SHOWN') return undefined
  if (meeting.status === 'SCHEDULED') {
    return { icon: 'later' as const, fact: t.stage.waiting, detail: clockTime(meeting.from) }
  }
  if (view === 'COVERED') return { icon: 'wait' as const, fact: t.stage.switching }
  if (media !== 'CONNECTED') return { icon: 'wait' as const, fact: t.stage.opening }
  return { icon: 'cam' as const, fact: t.stage.empty, detail: t.stage.emptyDetail }
}

function LowerThird({ room, site }: { readonly room: Room; readonly site: Site }) {
  const t = useWords(siteWords)
  const words = useWords(common)
  const { floor, chair, mainSite, status } = room.meeting
  const isMain = site.id === mainSite
  const speaker = floor !== null && floor.site === site.id ? floor.speaker : isMain && status === 'LIVE' ? chair : null
  const person = speaker === null ? null : whoText(speaker, words.erasedPerson)
  return (
    <>
      <p>
        {isMain ? <span className="unit">{words.mainSite}</span> : <Unit unit={site.unit} capital />}{' '}
        {site.simulated ? <Tag>{words.simulated}</Tag> : null}
      </p>
      <p>{person ?? (isMain && status === 'SCHEDULED' ? t.stage.preparing : words.speaking)}</p>
    </>
  )
}
