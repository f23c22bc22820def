import { padWords } from '../../i18n/pad'
import type { Room } from '../../protocol/room'
import { BigAction, Button } from '../../ui/kit/Button'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import styles from './Dock.module.css'
import type { Next } from './next'
import type { Pad } from './use-pad'

type Props = {
  readonly room: Room
  readonly pad: Pad
  readonly next: Next | null
  readonly onInvite: () => void
  readonly onMain: () => void
}

/** On a phone the two presses that matter stay under the thumb. */
export function Dock({ room, pad, next, onInvite, onMain }: Props) {
  const words = useWords(padWords)
  if (room.meeting.status !== 'LIVE') return null
  const slow = next !== null && pad.press(`invite ${next.site.id}`) === 'slow'
  return (
    <div className={styles['dock']}>
      <BigAction icon="mic" cannot={next === null} waiting={slow} onPress={onInvite}>
        <span>
          {next === null ? words.inviteShort : slow ? words.inviting : words.invite(unitText(next.site.unit))}
        </span>
      </BigAction>
      <Button look="plain" icon="home" className={styles['home']} onPress={onMain} aria-label={words.toMain}>
        <span>{words.toMainShort}</span>
      </Button>
    </div>
  )
}
