import { useCallback, useEffect, useState } from 'react'
import { LevelMeter } from '../../media/level-meter'
import { noMedia, openLocalMedia, stopMedia, type LocalMedia } from '../../media/local-tracks'

export type LocalMediaState = LocalMedia & {
  readonly opening: boolean
  /** Steps of the level bar, 0 to 12. */
  readonly level: number
  /** The loudest of the last two seconds: speech has pauses. */
  readonly recent: number
  /** Since when (performance.now) there has been no sound at all; null while there is. */
  readonly silentSince: number | null
  readonly stream: MediaStream | null
  readonly retry: () => void
}

type Found = { readonly attempt: number; readonly media: LocalMedia; readonly stream: MediaStream | null }

/** This machine's camera and microphone, asked for as soon as they are wanted. */
export function useLocalMedia(wanted: boolean): LocalMediaState {
  const [found, setFound] = useState<Found>({ attempt: -1, media: noMedia, stream: null })
  const [attempt, setAttempt] = useState(0)
  const { media, stream } = found
  const { level, recent, silentSince } = useLevel(media.microphone)
  const retry = useCallback(() => setAttempt((one) => one + 1), [])

  useEffect(() => {
    if (!wanted) return
    let left = false
    let opened: LocalMedia = noMedia
    void openLocalMedia().then((got) => {
      opened = got
      if (left) return stopMedia(got)
      setFound({ attempt, media: got, stream: got.camera === null ? null : new MediaStream([got.camera]) })
      for (const track of [got.camera, got.microphone]) track?.addEventListener('ended', retry)
    })
    return () => {
      left = true
      for (const track of [opened.camera, opened.microphone]) track?.removeEventListener('ended', retry)
      stopMedia(opened)
      setFound({ attempt: -1, media: noMedia, stream: null })
    }
  }, [wanted, attempt, retry])

  return { ...media, stream, opening: wanted && found.attempt !== attempt, level, recent, silentSince, retry }
}

type Heard = { readonly level: number; readonly recent: number; readonly recentAt: number; readonly silentSince: number | null }

const unheard: Heard = { level: 0, recent: 0, recentAt: 0, silentSince: null }
const recentFor = 2_000

function useLevel(microphone: MediaStreamTrack | null): Heard {
  const [heard, setHeard] = useState<Heard>(unheard)
  useEffect(() => {
    if (microphone === null) return
    const meter = new LevelMeter(microphone, (level) => setHeard((before) => next(before, level, meter.running, performance.now())))
    return () => meter.close()
  }, [microphone])
  return heard
}

function next(before: Heard, level: number, running: boolean, now: number): Heard {
  const louder = level >= before.recent || now - before.recentAt >= recentFor
  const silentSince = level > 0 || !running ? null : (before.silentSince ?? now)
  if (level === before.level && !louder && silentSince === before.silentSince) return before
  return { level, recent: louder ? level : before.recent, recentAt: louder ? now : before.recentAt, silentSince }
}
