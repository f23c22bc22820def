import { screenWords } from '../../i18n/screen'
import { canShowScreen } from '../../media/screen'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { useScreen, type ScreenTracks } from '../../ui/use-screen'
import { useWords } from '../../ui/words'
import type { CommandRunner } from './use-command'

type Props = {
  readonly mine: boolean
  readonly microphone: MediaStreamTrack | null
  readonly command: CommandRunner
  readonly onTracks: (tracks: ScreenTracks | null) => void
}

/** Trình chiếu: for whoever has the floor, and the main site. */
export default function ScreenPanel({ mine, microphone, command, onTracks }: Props) {
  const t = useWords(screenWords)
  const screen = useScreen({
    mine,
    microphone,
    share: 'shareScreen',
    unshare: 'unshareScreen',
    run: command.run,
    onTracks,
  })
  if (!canShowScreen()) return null
  if (screen.state !== 'showing') {
    return (
      <Button look="plain" icon="doc" cannot={screen.state === 'opening'} onPress={screen.start}>
        {screen.state === 'opening' ? t.opening : t.show}
      </Button>
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
