import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { segmentsQuery } from '../../api/queries'
import { SegmentPlayer } from './segment-player'

export type Player = {
  readonly second: number
  readonly playing: boolean
  /** Nothing was played yet. */
  readonly untouched: boolean
  readonly loading: boolean
  readonly failure: 'network' | 'format' | 'right' | null
  readonly playFrom: (second: number) => void
  readonly seek: (second: number) => void
  readonly toggle: () => void
}

/** Plays one recording in a video element. */
export function usePlayer(video: RefObject<HTMLVideoElement | null>, recording: string | null, at: number): Player {
  const feeder = useRef<SegmentPlayer | null>(null)
  const wanted = useRef<number | null>(null)
  const [asked, setAsked] = useState(false)
  const wantsToPlay = useRef(false)
  const [second, setSecond] = useState(at)
  const [playing, setPlaying] = useState(false)
  const [failure, setFailure] = useState<Player['failure']>(null)
  const segments = useQuery({ ...segmentsQuery(recording ?? ''), enabled: recording !== null, retry: 2 })

  const begin = useCallback(() => {
    if (feeder.current === null) return
    if (wanted.current !== null && wanted.current > 0) feeder.current.seek(wanted.current)
    if (wantsToPlay.current) video.current?.play().catch(() => setPlaying(false))
  }, [video])

  useEffect(() => {
    const element = video.current
    if (element === null || segments.data === undefined) return
    const player = new SegmentPlayer(element, segments.data, { onFailure: setFailure })
    feeder.current = player
    begin()
    return () => {
      feeder.current = null
      player.close()
    }
  }, [segments.data, begin, video])

  useEffect(() => {
    const element = video.current
    if (element === null) return
    const onTime = () => setSecond(element.currentTime)
    const onPlaying = () => setPlaying(!element.paused)
    const events = { timeupdate: onTime, seeked: onTime, play: onPlaying, pause: onPlaying, ended: onPlaying }
    for (const [name, listener] of Object.entries(events)) element.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of Object.entries(events)) element.removeEventListener(name, listener)
    }
  }, [video])

  const playFrom = useCallback(
    (from: number) => {
      wanted.current = from
      wantsToPlay.current = true
      setSecond(from)
      setFailure(null)
      setAsked(true)
      begin()
    },
    [begin],
  )
  const seek = useCallback((to: number) => {
    wanted.current = to
    setSecond(to)
    feeder.current?.seek(to)
  }, [])
  const toggle = () => {
    const element = video.current
    if (element === null || feeder.current === null) return playFrom(second)
    if (element.paused) element.play().catch(() => setPlaying(false))
    else element.pause()
  }
  return {
    second,
    playing,
    untouched: !asked,
    loading: segments.isPending,
    failure: segments.isError ? 'right' : failure,
    playFrom,
    seek,
    toggle,
  }
}
