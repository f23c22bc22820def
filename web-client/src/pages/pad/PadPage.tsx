import { useEffect, useState } from 'react'
import { Call } from '../../call/call'
import { padWords } from '../../i18n/pad'
import { startWords } from '../../i18n/start'
import { Link } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { canCapture } from '../../media/local-tracks'
import { socketUrl } from '../../protocol/connection'
import type { Fault } from '../../protocol/server-messages'
import { faultText } from '../../ui/errors'
import { Banner } from '../../ui/kit/Banner'
import { useCallState } from '../../ui/use-call'
import { useLanguage, useWords } from '../../ui/words'
import { ClosedPage } from './ClosedPage'
import { Pad } from './Pad'
import styles from './PadPage.module.css'

/** The pad of one conference: it connects, and shows the meeting, its summary when it is over, or why it cannot. */
export default function PadPage({ conference }: { readonly conference: string }) {
  const { language } = useLanguage()
  const [call] = useState(
    () =>
      new Call({
        url: socketUrl(location),
        conference,
        language,
        videoSlots: 3,
        publishes: canCapture(),
        voiceOnly: true,
      }),
  )
  useEffect(() => {
    call.start()
    return () => call.stop()
  }, [call])
  const words = useWords(padWords)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  const state = useCallState(call)
  const over = state.room?.meeting.status === 'CLOSED' || state.fault?.code === 'conference-over'
  if (over) return <ClosedPage conference={conference} />
  if (state.room !== null) return <Pad call={call} state={state} room={state.room} />
  return (
    <>
      <TopBar here="schedule" />
      <main id="main" className={styles['entry']} aria-busy={state.fault === null}>
        {state.fault === null ? words.connecting : <Shut fault={state.fault} conference={conference} />}
      </main>
    </>
  )
}

function Shut({ fault, conference }: { readonly fault: Fault; readonly conference: string }) {
  const { language } = useLanguage()
  const words = useWords(startWords)
  const text = faultText(fault, language)
  const action =
    fault.code === 'unauthorized' || fault.code === 'session-revoked' ? (
      <Link href={`/dang-nhap?next=${encodeURIComponent(`/pad/${conference}`)}`}>{words.login}</Link>
    ) : (
      <Link href="/lich">{words.toSchedule}</Link>
    )
  return (
    <Banner tone="bad" icon="lock" fact={text.what} actions={action}>
      {text.next}
    </Banner>
  )
}
