import { useState } from 'react'
import type { Call, CallState } from '../../call/call'
import { padWords } from '../../i18n/pad'
import type { SpeakerName } from '../../protocol/client-messages'
import type { Room } from '../../protocol/room'
import { BigAction } from '../../ui/kit/Button'
import { Icon } from '../../ui/kit/Icon'
import { Press } from '../../ui/kit/Press'
import { Stage } from '../../ui/kit/Stage'
import { Unit } from '../../ui/kit/Unit'
import { capital, unitText } from '../../ui/unit'
import { Who } from '../../ui/kit/Who'
import { useWords } from '../../ui/words'
import type { Next } from './next'
import styles from './NextUp.module.css'
import { SpeakerPanel } from './SpeakerPanel'
import type { Pad } from './use-pad'

type Props = {
  readonly call: Call
  readonly state: CallState
  readonly room: Room
  readonly pad: Pad
  readonly next: Next | null
  /** Who was named to speak instead of the one who registered. */
  readonly named: SpeakerName | null
  readonly onName: (speaker: SpeakerName) => void
  readonly onInvite: () => void
}

/** Next: seen before it is taken, and the one big action of the page. */
export function NextUp({ call, room, pad, next, named, onName, onInvite }: Props) {
  const words = useWords(padWords)
  const [choosing, setChoosing] = useState(false)
  const live = room.meeting.status === 'LIVE'
  if (next === null) {
    return (
      <section className={styles['next']} aria-labelledby="pad-next">
        <h2 id="pad-next" className={styles['label']}>
          <Icon name="wait" />
          {words.next}
        </h2>
        <Stage
          className={styles['stage']}
          frame="next"
          stream={null}
          view={{ state: 'EMPTY' }}
          label={words.next}
          middle={{ icon: 'hand', fact: words.queueEmpty, detail: words.queueEmptyNext }}
        />
        <p className="dim small" id="pad-why">
          {words.inviteNone}
        </p>
        <div className={styles['big']}>
          <BigAction icon="mic" keyName="F2" cannot why="pad-why">
            {words.inviteShort}
          </BigAction>
        </div>
      </section>
    )
  }
  const { site, request } = next
  const name = unitText(site.unit)
  const slot = call.slot('VIDEO', 1)
  const shown = slot !== null && slot.view.state === 'SHOWN' && slot.view.site === (site.through ?? site.id)
  const speaker = named ?? next.speaker
  const press = pad.press(`invite ${site.id}`)
  return (
    <section className={styles['next']} aria-labelledby="pad-next">
      <h2 id="pad-next" className={`${styles['label']} ${styles['hold']}`}>
        <Icon name="wait" />
        {words.next} <span className="small">{remark(next, words)}</span>
      </h2>
      <Stage
        className={styles['stage']}
        frame={next.lost ? 'lost' : 'next'}
        stream={shown ? slot.stream : null}
        view={shown ? slot.view : { state: 'EMPTY' }}
        label={words.preview(capital(name))}
        middle={next.lost ? { icon: 'lost', fact: words.stageLost(capital(name)) } : undefined}
      />
      <div className={styles['who']}>
        <p className={styles['name']}>
          <Unit unit={site.unit} />
        </p>
        {speaker === null ? null : (
          <p>
            <Who of={speaker} />
          </p>
        )}
        {request === null ? null : <p className="dim small">{request.topic}</p>}
      </div>
      <div className={styles['big']}>
        <BigAction icon="mic" keyName="F2" cannot={!live} waiting={press === 'slow'} onPress={onInvite}>
          {press === 'slow' ? words.inviting : words.invite(name)}
        </BigAction>
      </div>
      <div className={styles['two']}>
        <Press
          look="plain"
          icon="later"
          state={pad.press('defer')}
          cannot={request === null || !live}
          onPress={() => (request === null ? undefined : void pad.run('defer', { type: 'defer', request: request.id }))}
        >
          {words.later}
        </Press>
        <Press look="plain" icon="swap" state="rest" onPress={() => setChoosing(true)}>
          {words.chooseSpeaker}
        </Press>
      </div>
      <SpeakerPanel
        open={choosing}
        title={words.chooseSpeaker}
        unit={name}
        proposed={[named, next.speaker, site.head]}
        onChoose={(chosen) => {
          onName(chosen)
          setChoosing(false)
        }}
        onClose={() => setChoosing(false)}
      />
    </section>
  )
}

type Words = { nextLost: string; nextCalled: string; nextNotCalled: string; nextSound: (good: boolean) => string }

function remark(next: Next, words: Words): string {
  if (next.lost) return words.nextLost
  const first = next.called ? words.nextCalled : words.nextNotCalled
  if (next.site.quality === null) return first
  return `${first}, ${words.nextSound(next.site.quality === 'GOOD')}`
}
