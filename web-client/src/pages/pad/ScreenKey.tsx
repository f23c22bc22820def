import { useCallback } from 'react'
import type { Call, CallState } from '../../call/call'
import { screenWords } from '../../i18n/screen'
import { canShowScreen } from '../../media/screen'
import type { Command } from '../../protocol/client-messages'
import type { Room } from '../../protocol/room'
import type { Fault } from '../../protocol/server-messages'
import { Button } from '../../ui/kit/Button'
import { Press } from '../../ui/kit/Press'
import { unitText } from '../../ui/unit'
import { useScreen, type ScreenTracks } from '../../ui/use-screen'
import { useWords } from '../../ui/words'
import { leads } from './leading'
import type { Pad } from './use-pad'

type Props = {
  readonly className: string | undefined
  readonly call: Call
  readonly state: CallState
  readonly room: Room
  readonly pad: Pad
}

/** The screen of this pad before the whole meeting, and an end to anybody else's. Its sound stays here. */
export function ScreenKey({ className, call, state, room, pad }: Props) {
  const words = useWords(screenWords)
  const me = state.you?.account ?? null
  const { screen: shown } = room.meeting
  const { run, complain } = pad
  const screen = useScreen({
    mine: shown !== null && shown.account !== null && shown.account === me,
    share: 'presentScreen',
    unshare: 'endScreen',
    run: useCallback((command: Command) => run('screen', command), [run]),
    onTracks: useCallback((tracks: ScreenTracks | null) => call.use({ screen: tracks?.screen ?? null }), [call]),
    onFault: useCallback((fault: Fault | null) => (fault === null ? undefined : complain(fault)), [complain]),
  })
  if (room.meeting.status !== 'LIVE' || !leads(room.meeting, me)) return null
  if (screen.state === 'showing') {
    return (
      <Button look="plain" icon="stop" className={className} onPress={screen.stop}>
        {words.stop}
      </Button>
    )
  }
  return (
    <>
      {canShowScreen() ? (
        <Button
          look="icon"
          icon="doc"
          className={className}
          aria-label={words.show}
          title={words.show}
          cannot={screen.state === 'opening'}
          onPress={screen.start}
        >
          {screen.state === 'opening' ? <span role="status">{words.opening}</span> : null}
        </Button>
      ) : null}
      {shown === null ? null : (
        <Press look="plain" icon="stop" className={className} state={pad.press('screen')} onPress={() => void run('screen', { type: 'endScreen' })}>
          {words.endOther(screenOwner(room))}
        </Press>
      )}
    </>
  )
}

/** Whose screen is shown: a unit, or a person who leads. */
export function screenOwner({ meeting, sites }: Room): string {
  const { screen, chair, operators } = meeting
  const site = sites.find((one) => one.id === screen?.site)
  if (site !== undefined) return unitText(site.unit)
  const account = screen?.account
  return operators.find((one) => one.account === account)?.name ?? (chair?.account === account ? (chair?.name ?? '') : '')
}
