import { useCallback, useEffect, useRef, useState } from 'react'
import type { Outcome } from '../call/commands'
import { closeScreen, mixed, openScreen, type OpenScreen } from '../media/screen'
import type { Command } from '../protocol/client-messages'
import type { Fault } from '../protocol/server-messages'

/** What a page sends while it shows its screen. */
export type ScreenTracks = {
  readonly screen: MediaStreamTrack
  /** The microphone with the screen's sound in it; null where the screen is silent. */
  readonly microphone: MediaStreamTrack | null
}

type ScreenCommand = 'shareScreen' | 'unshareScreen' | 'presentScreen' | 'endScreen'

type ScreenOptions = {
  /** Whether the meeting says that this page's screen is shown. */
  readonly mine: boolean
  /** Mixed with the screen's sound; undefined asks for no sound. */
  readonly microphone?: MediaStreamTrack | null
  readonly share: ScreenCommand
  readonly unshare: ScreenCommand
  /** This and the next must not change from one render to the next. */
  readonly run: (command: Command) => Promise<Outcome>
  readonly onTracks: (tracks: ScreenTracks | null) => void
  /** That no screen could be opened; null once another is asked for. */
  readonly onFault: (fault: Fault | null) => void
}

export type ShownScreen = {
  readonly state: 'rest' | 'opening' | 'showing'
  readonly start: () => void
  readonly stop: () => void
}

/**
 * This page's screen before the meeting: opened by a press, asked for once it is in hand; it ends by the press, by the
 * browser's own bar, by whoever takes its place, and with the page.
 */
export function useScreen({ mine, microphone, share, unshare, run, onTracks, onFault }: ScreenOptions): ShownScreen {
  const [open, setOpen] = useState<OpenScreen | null>(null)
  const [opening, setOpening] = useState(false)
  const withSound = microphone !== undefined

  const start = useCallback(async () => {
    setOpening(true)
    onFault(null)
    const screen = await openScreen(withSound)
    if (typeof screen === 'string') onFault({ code: `screen-${screen.toLowerCase()}`, params: {} })
    else if (screen !== null) {
      const outcome = await run({ type: share })
      if (outcome.ok && screen.picture.readyState === 'live') setOpen(screen)
      else {
        closeScreen(screen)
        // Ended by the browser's bar while the meeting was asked.
        if (outcome.ok) void run({ type: unshare })
      }
    }
    setOpening(false)
  }, [withSound, run, share, unshare, onFault])

  const stop = useCallback(() => {
    setOpen(null)
    void run({ type: unshare })
  }, [run, unshare])

  useTracks(open, microphone ?? null, onTracks)
  useEffect(() => {
    if (open === null) return
    open.picture.addEventListener('ended', stop)
    return () => {
      open.picture.removeEventListener('ended', stop)
      closeScreen(open)
    }
  }, [open, stop])

  // Another screen took its place, or somebody ended it: this one closes without a word.
  const wasMine = useRef(false)
  useEffect(() => {
    if (wasMine.current && !mine) setOpen(null)
    wasMine.current = mine
  }, [mine])
  // A page that was loaded anew has nothing in hand any more.
  const fresh = useRef(true)
  useEffect(() => {
    if (mine && fresh.current) void run({ type: unshare })
    fresh.current = false
  }, [mine, run, unshare])

  return { state: open !== null ? 'showing' : opening ? 'opening' : 'rest', start: () => void start(), stop }
}

function useTracks(
  open: OpenScreen | null,
  microphone: MediaStreamTrack | null,
  onTracks: ScreenOptions['onTracks'],
): void {
  useEffect(() => {
    if (open === null) return
    const mix = open.sound === null ? null : mixed(microphone, open.sound)
    onTracks({ screen: open.picture, microphone: mix?.track ?? null })
    return () => {
      onTracks(null)
      mix?.close()
    }
  }, [open, microphone, onTracks])
}
