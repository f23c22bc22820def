import { useCallback, useEffect, useState } from 'react'
import { LevelMeter } from '../../media/level-meter'
import { noMedia, openLocalMedia, stopMedia, type LocalMedia } from '../../media/local-tracks'

export type LocalMediaState = LocalMedia & {
  readonly opening: boolean
  /** Steps of the level bar, 0 to 12. */
  readonly level: number
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
  const { level, silentSince } = useLevel(media.microphone)
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

  return { ...media, stream, opening: wanted && found.attempt !== attempt, level, silentSince, retry }
}

function useLevel(microphone: MediaStreamTrack | null): { readonly level: number; readonly silentSince: number | null } {
  const [heard, setHeard] = useState<{ level: number; silentSince: number | null }>({ level: 0, silentSince: null })
  useEffect(() => {
    if (microphone === null) return
    const meter = new LevelMeter(microphone, (level) =>
      setHeard((before) => {
        const silentSince = level > 0 || !meter.running ? null : (before.silentSince ?? performance.now())
        return before.level === level && before.silentSince === silentSince ? before : { level, silentSince }
      }),
    )
    return () => meter.close()
  }, [microphone])
  return heard
}
