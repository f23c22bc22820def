import { useRef } from 'react'
import type { Call, CallState } from '../../call/call'
import { padWords } from '../../i18n/pad'
import { canCapture } from '../../media/local-tracks'
import type { Meeting } from '../../protocol/room'
import { Button } from '../../ui/kit/Button'
import { Tag } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'
import { leads } from './leading'
import styles from './TalkKey.module.css'
import type { Pad } from './use-pad'
import { useTalkKey } from './use-talk-key'

type Props = {
  readonly className: string | undefined
  readonly call: Call
  readonly state: CallState
  readonly meeting: Meeting
  readonly pad: Pad
}

/** Pressed this long, the key is let go with the finger; pressed shorter, it stays until the next press. */
const holdMs = 500

/** Speaking to the whole meeting from the pad; whoever else holds the key is named. */
export function TalkKey({ className, call, state, meeting, pad }: Props) {
  const words = useWords(padWords)
  const me = state.you?.account ?? null
  const mine = me !== null && meeting.talkKey === me
  const key = useTalkKey(call, pad, mine)
  const pressedAt = useRef<number | null>(null)
  const holder = mine ? null : nameOf(meeting, meeting.talkKey)
  const may = leads(meeting, me) && canCapture()
  // The chair may take the key from whoever has it; an operator waits.
  const cannot = holder !== null && meeting.chair?.account !== me
  const on = key.state !== 'rest'

  const press = () => {
    if (on) key.stop()
    else if (!cannot) key.start()
  }
  return (
    <>
      {holder === null ? null : (
        <p className={className}>
          <Tag tone="live" icon="mic">
            {words.talks(holder)}
          </Tag>
        </p>
      )}
      {!may ? null : (
        <Button
          look={on ? 'plain' : 'icon'}
          icon="mic"
          className={[className, styles['key'], key.state === 'talking' ? styles['on'] : ''].join(' ')}
          cannot={cannot}
          aria-pressed={on}
          aria-label={words.talk}
          title={`${words.talk}. ${words.talkHow}`}
          onPointerDown={(event) => {
            if (event.button !== 0 || on) return
            event.currentTarget.setPointerCapture(event.pointerId)
            pressedAt.current = performance.now()
            press()
          }}
          onPointerCancel={() => {
            pressedAt.current = null
            key.stop()
          }}
          onPress={() => {
            const since = pressedAt.current
            pressedAt.current = null
            if (since === null) press()
            else if (performance.now() - since >= holdMs) key.stop()
          }}
        >
          {on ? <span role="status">{key.state === 'talking' ? words.talking : words.talkOpening}</span> : null}
        </Button>
      )}
    </>
  )
}

function nameOf({ chair, operators }: Meeting, account: string | null): string | null {
  if (account === null) return null
  return operators.find((one) => one.account === account)?.name ?? (chair?.account === account ? chair.name : '')
}
