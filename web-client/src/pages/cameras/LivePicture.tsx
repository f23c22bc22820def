import { useEffect, useState } from 'react'
import { Call } from '../../call/call'
import { camerasWords } from '../../i18n/cameras'
import { socketUrl } from '../../protocol/connection'
import { Stage } from '../../ui/kit/Stage'
import { useCallState } from '../../ui/use-call'
import { useLanguage, useWords } from '../../ui/words'

type Props = { readonly conference: string; readonly site: string; readonly name: string }

/** Slot 0 is the stage's; a staff page chooses from 1 up. */
const SLOT = 1

/** The site's own picture, as it is in the conference: what the camera shows, by the way everybody sees it. */
export default function LivePicture({ conference, site, name }: Props) {
  const words = useWords(camerasWords)
  const { language } = useLanguage()
  const [call] = useState(() => new Call({ url: socketUrl(location), conference, language, videoSlots: 2, publishes: false }))
  useEffect(() => {
    call.start()
    call.view([{ index: SLOT, site, maxHeight: 360 }])
    return () => call.stop()
  }, [call, site])
  const state = useCallState(call)
  const slot = call.slot('VIDEO', SLOT)
  const shown = slot !== null && slot.view.state === 'SHOWN' && slot.view.site === site
  const middle =
    state.fault === null
      ? { icon: 'wait' as const, fact: words.liveWaits }
      : { icon: 'lock' as const, fact: words.liveRefused }
  return (
    <Stage
      stream={shown ? slot.stream : null}
      view={shown ? slot.view : { state: 'EMPTY' }}
      label={words.live(name)}
      middle={shown ? undefined : middle}
    />
  )
}
