import { useState } from 'react'
import { siteWords } from '../../i18n/site'
import { canCapture } from '../../media/local-tracks'
import type { Site } from '../../protocol/room'
import { Banner } from '../../ui/kit/Banner'
import { BigAction, Button } from '../../ui/kit/Button'
import { clockTime } from '../../ui/time'
import { useSteadyNow } from '../../ui/use-call'
import { useWords } from '../../ui/words'
import { Unsupported } from './DeviceBanner'
import type { PanelProps } from './PhasePanel'
import styles from './site.module.css'

const refusable = 20_000
const grace = 2_000

/** One seat, one microphone: move here, or only watch. */
export function ChooseSeat({ command }: PanelProps) {
  const t = useWords(siteWords)
  const [asked, setAsked] = useState<number | null>(null)
  const now = useSteadyNow(250)
  const left = asked === null ? 0 : Math.ceil((asked + refusable - now) / 1_000)
  const refused = asked !== null && left <= -grace / 1_000
  const take = async () => {
    const outcome = await command.run({ type: 'takeSeat' })
    if (outcome.ok) setAsked(performance.now())
  }
  if (asked !== null && !refused) {
    return (
      <Banner tone="hold" icon="wait" fact={t.asking(Math.max(0, left))}>
        {t.askingDetail}
      </Banner>
    )
  }
  return (
    <>
      <Banner tone="hold" fact={refused ? t.refused : t.choose}>
        {refused ? t.refusedDetail : t.chooseDetail}
      </Banner>
      <div className={styles['act']}>
        <Button look="plain" className={styles['full'] ?? ''} onPress={() => void command.run({ type: 'watch' })}>
          {t.watch}
        </Button>
        <BigAction icon="swap" waiting={command.waiting} onPress={() => void take()}>
          {t.takeSeat}
        </BigAction>
      </div>
    </>
  )
}

/** The seated device is asked for twenty seconds. */
export function AskedForSeat({ command, now, request }: PanelProps & { readonly request: NonNullable<Site['seatRequest']> }) {
  const t = useWords(siteWords)
  const seconds = Math.max(0, Math.ceil((Date.parse(request.refusableUntil) - now) / 1_000))
  return (
    <>
      <Banner tone="hold" fact={t.asked}>
        {t.askedDetail(seconds)}
      </Banner>
      <div className={styles['act']}>
        <BigAction icon="cross" waiting={command.waiting} onPress={() => void command.run({ type: 'refuseSeat' })}>
          {t.refuseSeat}
        </BigAction>
      </div>
    </>
  )
}

/** No microphone, no queue; the way back is offered where there is a camera. */
export function Watching({ call, state }: PanelProps) {
  const t = useWords(siteWords)
  const moved = state.farewell?.code === 'moved-to-other-device' ? state.farewell.at : null
  return (
    <>
      {moved === null ? null : (
        <Banner tone="hold" fact={t.moved(clockTime(moved))}>
          {t.movedDetail}
        </Banner>
      )}
      {canCapture() ? (
        <div className={styles['act']}>
          <Button look="plain" icon="swap" className={styles['full'] ?? ''} onPress={() => call.comeBack()}>
            {t.takeSeat}
          </Button>
        </div>
      ) : (
        <Unsupported />
      )}
    </>
  )
}
