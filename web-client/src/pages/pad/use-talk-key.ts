import { useCallback, useEffect, useRef, useState } from 'react'
import type { Call } from '../../call/call'
import { openMicrophone } from '../../media/local-tracks'
import type { Pad } from './use-pad'

export type TalkKey = {
  /** Whether this page's microphone is open: not, opening, or heard by all. */
  readonly state: 'rest' | 'opening' | 'talking'
  readonly start: () => void
  readonly stop: () => void
}

const silence = { microphone: null, camera: null }

/**
 * The operator's microphone: opened by the press, before the key is asked for, so that nobody holds a key that stays
 * mute; closed as soon as the key is let go, is taken away, or the page goes.
 */
export function useTalkKey(call: Call, pad: Pad, mine: boolean): TalkKey {
  const [state, setState] = useState<TalkKey['state']>('rest')
  const track = useRef<MediaStreamTrack | null>(null)
  /** The press that is under way; another number means that it was let go meanwhile. */
  const turn = useRef(0)
  const { run, complain } = pad

  const close = useCallback(() => {
    turn.current++
    track.current?.stop()
    track.current = null
    call.use(silence)
    setState('rest')
  }, [call])

  const stop = useCallback(() => {
    const held = track.current !== null
    close()
    if (held) void run('talk', { type: 'releaseTalkKey' })
  }, [close, run])

  const start = useCallback(async () => {
    const now = ++turn.current
    setState('opening')
    const opened = await openMicrophone()
    if (turn.current !== now) {
      if (typeof opened !== 'string') opened.stop()
      return
    }
    if (typeof opened === 'string') {
      complain({ code: `microphone-${opened.toLowerCase()}`, params: {} })
      return setState('rest')
    }
    track.current = opened
    opened.addEventListener('ended', stop)
    call.use({ ...silence, microphone: opened })
    const outcome = await run('talk', { type: 'holdTalkKey' })
    if (turn.current !== now) return
    if (outcome.ok) setState('talking')
    else close()
  }, [call, run, complain, stop, close])

  const wasMine = useRef(mine)
  useEffect(() => {
    if (wasMine.current && !mine && track.current !== null) close()
    wasMine.current = mine
  }, [mine, close])
  useEffect(() => stop, [stop])

  return { state, start: () => void start(), stop }
}
