import { useState } from 'react'
import type { Call } from '../../call/call'
import { screenFaults, screenWords } from '../../i18n/screen'
import { canShowScreen } from '../../media/screen'
import type { Fault } from '../../protocol/server-messages'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { useScreen, type ScreenTracks } from '../../ui/use-screen'
import { useLanguage, useWords } from '../../ui/words'
import { siteFaultText } from './fault-text'
import { useCommand } from './use-command'

type Props = {
  readonly mine: boolean
  readonly microphone: MediaStreamTrack | null
  readonly call: Call
  readonly onTracks: (tracks: ScreenTracks | null) => void
}

/** Trình chiếu: for whoever has the floor, and the main site. */
export default function ScreenPanel({ mine, microphone, call, onTracks }: Props) {
  const t = useWords(screenWords)
  const faults = useWords(screenFaults)
  const { language } = useLanguage()
  // Commands of its own: an end must not wait behind, or be lost to, another press.
  const { run, fault: refused } = useCommand(call)
  const [closed, setClosed] = useState<Fault | null>(null)
  const screen = useScreen({
    mine,
    microphone,
    share: 'shareScreen',
    unshare: 'unshareScreen',
    run,
    onTracks,
    onFault: setClosed,
  })
  if (!canShowScreen()) return null
  if (screen.state !== 'showing') {
    const text = closed === null ? (refused === null ? null : siteFaultText(refused, language)) : faults[closed.code]?.({})
    return (
      <>
        <Button look="plain" icon="doc" cannot={screen.state === 'opening'} onPress={screen.start}>
          {screen.state === 'opening' ? t.opening : t.show}
        </Button>
        {text === null || text === undefined ? null : (
          <Banner tone="bad" icon="doc" fact={text.what}>
            {text.next}
          </Banner>
        )}
      </>
    )
  }
  return (
    <Banner
      tone="hold"
      icon="doc"
      fact={t.showing}
      actions={
        <Button look="plain" icon="stop" onPress={screen.stop}>
          {t.stop}
        </Button>
      }
    >
      {t.showingSays}
    </Banner>
  )
}
