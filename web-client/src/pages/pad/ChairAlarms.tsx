import { useState } from 'react'
import type { CallState } from '../../call/call'
import { padWords } from '../../i18n/pad'
import type { Meeting } from '../../protocol/room'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { Press } from '../../ui/kit/Press'
import { duration } from '../../ui/time'
import { useWords } from '../../ui/words'
import { leading } from './leading'
import type { Pad } from './use-pad'

type Props = {
  readonly state: CallState
  readonly meeting: Meeting
  readonly pad: Pad
  readonly now: number
}

/** The main site is lost; the chair is lost, offered, or back. */
export function ChairAlarms({ state, meeting, pad, now }: Props) {
  const words = useWords(padWords)
  const mainLost = meeting.mainLostSince
  return (
    <>
      {mainLost === null ? null : (
        <Banner tone="bad" icon="lost" fact={words.mainLost}>
          {words.mainLostThen(duration(now - Date.parse(mainLost)))}
        </Banner>
      )}
      <WhoLeads state={state} meeting={meeting} pad={pad} now={now} />
    </>
  )
}

function WhoLeads({ state, meeting, pad, now }: Props) {
  const words = useWords(padWords)
  /** The loss whose offer was put aside: it is not repeated for the same one. */
  const [aside, setAside] = useState<number | null>(null)
  const stand = leading(meeting, state.you, now)
  const take = () => void pad.run('chair', { type: 'takeChair' })
  switch (stand.type) {
    case 'SETTLED':
      return null
    case 'LOST':
      return (
        <Banner tone="bad" icon="lost" fact={words.chairLost(duration(now - stand.since))}>
          {words.chairLostThen}
        </Banner>
      )
    case 'OFFERED':
      if (aside === stand.since) return null
      return (
        <Banner
          tone="hold"
          icon="swap"
          fact={words.chairLost(duration(now - stand.since))}
          actions={
            <>
              <Press look="do" icon="swap" state={pad.press('chair')} onPress={take}>
                {words.standIn}
              </Press>
              <Button look="plain" onPress={() => setAside(stand.since)}>
                {words.wait}
              </Button>
            </>
          }
        >
          {words.chairOffered}
        </Banner>
      )
    case 'RETURNED':
      return (
        <Banner
          tone="hold"
          icon="swap"
          fact={words.standsIn(stand.acting)}
          actions={
            <Press look="do" icon="swap" state={pad.press('chair')} onPress={take}>
              {words.reclaim}
            </Press>
          }
        />
      )
  }
}
