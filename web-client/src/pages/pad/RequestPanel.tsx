import { useState } from 'react'
import { padWords } from '../../i18n/pad'
import type { Request, Room } from '../../protocol/room'
import { Panel } from '../../ui/kit/aria/Panel'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { Press } from '../../ui/kit/Press'
import { capital, unitText } from '../../ui/unit'
import { Who } from '../../ui/kit/Who'
import { useWords } from '../../ui/words'
import { siteOf } from './next'
import styles from './RequestPanel.module.css'
import type { Pad } from './use-pad'

type Props = {
  readonly request: Request
  readonly room: Room
  readonly pad: Pad
  readonly onCall: (request: Request) => void
  readonly onDefer: (request: string) => void
  readonly onClose: () => void
}

/** What can be done with one request besides inviting it, for those who have no keys at hand. */
export function RequestPanel({ request, room, pad, onCall, onDefer, onClose }: Props) {
  const words = useWords(padWords)
  const [reason, setReason] = useState('')
  const site = siteOf(room, request.site)
  const name = site === undefined ? '' : unitText(site.unit)
  const live = room.meeting.status === 'LIVE'
  const press = `decline ${request.id}`
  const decline = async () => {
    const outcome = await pad.run(press, { type: 'decline', request: request.id, reason: reason.trim() })
    if (outcome.ok) onClose()
  }
  return (
    <Panel open title={capital(name)} close={words.close} onClose={onClose}>
      <div>
        <p>
          <Who of={request.speaker} />
        </p>
        <p className="dim">{request.topic}</p>
      </div>
      <div className={styles['two']}>
        <Button
          icon="wait"
          cannot={!live}
          onPress={() => {
            onCall(request)
            onClose()
          }}
        >
          {words.callSite}
        </Button>
        <Button
          look="plain"
          icon="later"
          cannot={!live}
          onPress={() => {
            onDefer(request.id)
            onClose()
          }}
        >
          {words.later}
        </Button>
      </div>
      <form
        className={styles['decline']}
        onSubmit={(event) => {
          event.preventDefault()
          if (live) void decline()
        }}
      >
        <Field label={words.declineReason} value={reason} maxLength={500} onChange={setReason} />
        <Press look="plain" icon="cross" type="submit" cannot={!live} state={pad.press(press)}>
          {words.decline}
        </Press>
      </form>
    </Panel>
  )
}
