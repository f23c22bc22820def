import { useState } from 'react'
import type { Call, CallState } from '../../call/call'
import { padWords } from '../../i18n/pad'
import { wordOf } from '../../media/level-meter'
import type { SlotView } from '../../media/slots'
import type { Room, Site } from '../../protocol/room'
import { common } from '../../i18n/common'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { Icon } from '../../ui/kit/Icon'
import { LevelBar } from '../../ui/kit/LevelBar'
import { Press } from '../../ui/kit/Press'
import { BigAction, Key } from '../../ui/kit/Button'
import { Stage } from '../../ui/kit/Stage'
import { Tag } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { clockTime } from '../../ui/time'
import { capital, unitText } from '../../ui/unit'
import { Who } from '../../ui/kit/Who'
import { useWords } from '../../ui/words'
import { levelStepsOf } from './clocks'
import { onStage, siteOf } from './next'
import styles from './NowOn.module.css'
import { isLost } from './plates'
import { screenOwner } from './ScreenKey'
import { nameOnPicture, talkingIn } from '../../ui/carried'
import { SpeakerPanel } from './SpeakerPanel'
import { SpeakerTime } from './SpeakerTime'
import type { Pad } from './use-pad'

type Props = {
  readonly call: Call
  readonly state: CallState
  readonly room: Room
  readonly pad: Pad
  readonly now: number
  readonly onExtend: () => void
  readonly onMain: () => void
}

/** The floor moves a moment before the picture does: until both say the same site, the picture is covered. */
function namedRightly(view: SlotView, site: Site | undefined): SlotView {
  const other =
    view.state === 'SHOWN' && view.kind !== 'SCREEN' && site !== undefined && view.site !== (site.through ?? site.id)
  return other ? { state: 'COVERED', site: site.id } : view
}

/** Now: who everybody sees and hears, how long still, and the ways back. */
export function NowOn({ call, state, room, pad, now, onExtend, onMain }: Props) {
  const words = useWords(padWords)
  const commonWords = useWords(common)
  const [stopping, setStopping] = useState(false)
  const [naming, setNaming] = useState<number | null>(null)
  const { meeting } = room
  const { floor } = meeting
  const site = siteOf(room, onStage(meeting))
  const name = site === undefined ? '' : unitText(site.unit)
  const slot = call.slot('VIDEO', 0)
  const waiting = meeting.status === 'SCHEDULED'
  const isMain = site !== undefined && site.id === meeting.mainSite
  const lost = !waiting && site !== undefined && (isMain ? meeting.mainLostSince !== null : isLost(site))
  const talks = talkingIn(room, state.talking)
  const level = levelStepsOf(site === undefined ? 0 : (state.levels[site.id] ?? 0))
  return (
    <section className={styles['now']} aria-labelledby="pad-now">
      <div className={styles['head']}>
        <h2 id="pad-now" className={`${styles['label']} ${floor === null ? '' : styles['live']}`}>
          <Icon name={floor === null ? 'home' : 'mic'} />
          {floor !== null ? words.onAir : meeting.relay !== null ? words.relaying : words.mainOnAir}
        </h2>
        {waiting ? null : (
          <p className={`${styles['level']} small`}>
            {commonWords.level[wordOf(level)]} <LevelBar steps={level} />
          </p>
        )}
      </div>
      <div className={styles['frame']}>
        <Stage
          className={styles['stage']}
          under
          frame={lost ? 'lost' : floor === null ? undefined : 'live'}
          stream={slot?.stream ?? null}
          view={namedRightly(slot?.view ?? { state: 'EMPTY' }, site)}
          label={site === undefined ? '' : capital(nameOnPicture(room, site))}
          beside={call.slot('VIDEO', 2)}
          corner={
            talks !== null ? (
              <Tag icon="mic">{commonWords.talking(talks)}</Tag>
            ) : meeting.screen === null ? undefined : (
              <Tag tone="hold" icon="doc">
                {words.screenOf(screenOwner(room))}
              </Tag>
            )
          }
          middle={
            waiting
              ? { icon: 'later', fact: words.waitingToOpen(clockTime(meeting.from)) }
              : lost
                ? { icon: 'lost', fact: isMain ? words.mainLost : words.stageLost(capital(name)) }
                : undefined
          }
          third={
            waiting || site === undefined ? undefined : (
              <>
                <p>
                  <Unit unit={site.unit} />
                </p>
                {floor === null ? null : (
                  <p className={styles['speaker']}>
                    <Who of={floor.speaker} />{' '}
                    <button type="button" aria-label={words.correctSpeaker} onClick={() => setNaming(floor.grant)}>
                      {words.correctShort}
                    </button>
                  </p>
                )}
              </>
            )
          }
        />
      </div>
      {waiting ? (
        <div className={styles['open']}>
          <p className="dim">{words.openSays}</p>
          <BigAction
            icon="mic"
            waiting={pad.press('open') === 'slow'}
            onPress={() => void pad.run('open', { type: 'openMeeting' })}
          >
            {words.open}
          </BigAction>
        </div>
      ) : (
        <div className={styles['below']}>
          {floor === null ? (
            <p className={`${styles['clock']} dim`}>{words.floorFree}</p>
          ) : (
            <SpeakerTime floor={floor} now={now} />
          )}
          {floor === null ? null : (
            <Press
              look="plain"
              icon="later"
              state={pad.press('extend')}
              keyName="F8"
              className={styles['add']}
              onPress={onExtend}
            >
              {words.add2} <Key>F8</Key>
            </Press>
          )}
          <div className={styles['acts']}>
            {meeting.relay === null ? null : (
              <Press look="plain" icon="stop" state={pad.press('relay')} onPress={() => void pad.run('relay', { type: 'endRelay' })}>
                {words.endRelay}
              </Press>
            )}
            {floor === null ? null : (
              <Press look="plain" icon="stop" state={pad.press('revoke')} onPress={() => setStopping(true)}>
                {words.stop}
              </Press>
            )}
            <Press icon="home" state={pad.press('main')} keyName="F9" className={styles['home']} onPress={onMain}>
              {words.toMain} <Key>F9</Key>
            </Press>
          </div>
        </div>
      )}
      <SpeakerPanel
        open={naming !== null}
        title={words.correctSpeaker}
        unit={name}
        proposed={[floor?.speaker ?? null, site?.head ?? null]}
        onChoose={(speaker) => {
          if (naming !== null) void pad.run('correct', { type: 'correctSpeaker', grant: naming, speaker })
          setNaming(null)
        }}
        onClose={() => setNaming(null)}
      />
      <Dialog
        open={stopping && floor !== null}
        question={words.stopQuestion(name)}
        verb={words.stopDo}
        wayOut={words.wait}
        onClose={() => setStopping(false)}
        onConfirm={() => {
          setStopping(false)
          void pad.run('revoke', { type: 'revokeFloor' })
        }}
      >
        <p>{words.stopConsequence}</p>
      </Dialog>
    </section>
  )
}
