import { useEffect, useState } from 'react'
import type { Call, CallState } from '../../call/call'
import { padWords } from '../../i18n/pad'
import type { SpeakerName } from '../../protocol/client-messages'
import type { Room } from '../../protocol/room'
import { Sound } from '../../ui/kit/Sound'
import { useNow } from '../../ui/use-call'
import { useWords } from '../../ui/words'
import { Alarms } from './Alarms'
import { undoLeft } from './clocks'
import { Dock } from './Dock'
import { FindSite } from './FindSite'
import { nextUp } from './next'
import { NextUp } from './NextUp'
import { NowOn } from './NowOn'
import styles from './Pad.module.css'
import { PadHeader } from './PadHeader'
import { Side } from './Side'
import { focusNextRegion } from './regions'
import { usePad } from './use-pad'
import { useKeys } from './use-keys'
import { Wall } from './Wall'

type Props = { readonly call: Call; readonly state: CallState; readonly room: Room }

/** The meeting as its chair and operators lead it: left to right as time runs, now, next, later; below, everyone. */
export function Pad({ call, state, room }: Props) {
  const words = useWords(padWords)
  const pad = usePad(call)
  const now = useNow(call)
  const [finding, setFinding] = useState(false)
  const [unblock, setUnblock] = useState<(() => void) | null>(null)
  const [named, setNamed] = useState<{ readonly site: string; readonly speaker: SpeakerName } | null>(null)
  const { meeting } = room
  const next = nextUp(room)
  const nextSite = next?.site.id

  useEffect(() => {
    call.view(nextSite === undefined ? [] : [{ index: 1, site: nextSite, maxHeight: 360 }])
  }, [call, nextSite])

  const live = meeting.status === 'LIVE'
  const inviteNext = () => {
    if (next === null || !live) return
    const speaker = named?.site === next.site.id ? named.speaker : undefined
    pad.invite(next.site.id, next.request?.id, speaker, true)
  }
  const undo = () => {
    const { floor } = meeting
    if (floor !== null && undoLeft(floor, now) > 0) void pad.run('undo', { type: 'undoGrant', grant: floor.grant })
  }
  const extend = () => void pad.run('extend', { type: 'extendFloor', minutes: 2 })
  const toMain = () => void pad.run('main', { type: 'returnToMain' })

  useKeys({
    F2: inviteNext,
    F3: () => setFinding(true),
    F6: focusNextRegion,
    F8: live && meeting.floor !== null ? extend : undefined,
    F9: live ? toMain : undefined,
    'Ctrl+z': undo,
  })

  return (
    <div className={styles['page']}>
      <h1 className="hide">{words.title}</h1>
      <PadHeader call={call} state={state} room={room} pad={pad} now={now} />
      <Alarms state={state} room={room} pad={pad} now={now} unblock={unblock} />
      <main id="main" className={styles['pad']}>
        <NowOn call={call} state={state} room={room} pad={pad} now={now} onExtend={extend} onMain={toMain} />
        <NextUp
          call={call}
          state={state}
          room={room}
          pad={pad}
          next={next}
          named={named?.site === nextSite ? (named?.speaker ?? null) : null}
          onName={(speaker) => (nextSite === undefined ? undefined : setNamed({ site: nextSite, speaker }))}
          onInvite={inviteNext}
        />
        <Side room={room} pad={pad} now={now} next={next} onUndo={undo} />
        <Wall room={room} pad={pad} now={now} onFind={() => setFinding(true)} />
      </main>
      <Dock room={room} pad={pad} next={next} onInvite={inviteNext} onMain={toMain} />
      <FindSite open={finding} room={room} pad={pad} onClose={() => setFinding(false)} />
      <Sound streams={call.audioStreams} onBlocked={(start) => setUnblock(() => start)} />
    </div>
  )
}
