import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { post, put } from '../../api/http'
import { camerasQuery } from '../../api/queries'
import { makeHold, type Hold } from './hold'

export type Act = Readonly<Record<string, string | number | boolean>>

export type CameraHands = {
  readonly hold: Hold
  act(act: Act): void
  stop(): void
  /** Keeps the place by name, and what is seen there when that is known. */
  keep(preset: number, name: string, jpeg: string | null): void
  lock(held: boolean): void
  followFloor(preset: number | null): void
  /** `preset` null: as with everybody. */
  followSeat(seat: string, preset: number | null): void
  /** Why the last wish was not carried out, if it was not. */
  readonly fault: Error | null
}

/** One camera's wishes to the server; leaving the page, or looking away from it, lets go. */
export function useCamera(id: string): CameraHands {
  const queries = useQueryClient()
  const path = `/cameras/${id}`
  const wish = useMutation({
    mutationFn: ({ to, body }: { to: string; body: unknown }) =>
      (to === 'floor' || to.startsWith('presets/') ? put : post)<unknown>(`${path}/${to}`, body),
    onSettled: (_, __, { to }) =>
      to === 'drive' ? undefined : queries.invalidateQueries({ queryKey: camerasQuery.queryKey }),
  })
  const { mutate, mutateAsync, error } = wish
  const hold = useMemo(
    () => makeHold((part, press) => mutateAsync({ to: 'drive', body: { ...part, press } })),
    [mutateAsync],
  )
  useEffect(() => {
    const letGo = () => hold.end()
    const hidden = () => (document.hidden ? hold.end() : undefined)
    globalThis.addEventListener('blur', letGo)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      globalThis.removeEventListener('blur', letGo)
      document.removeEventListener('visibilitychange', hidden)
      hold.end()
    }
  }, [hold])
  return {
    hold,
    act: (act) => mutate({ to: 'act', body: act }),
    stop: () => {
      hold.end()
      mutate({ to: 'stop', body: {} })
    },
    keep: (preset, name, jpeg) => {
      const kept = mutateAsync({ to: 'act', body: { act: 'keep', preset, name } })
      if (jpeg !== null) {
        // What went wrong is kept as the fault of the wish.
        void kept.then(() => mutateAsync({ to: `presets/${preset}/picture`, body: { jpeg } })).catch(() => undefined)
      } else {
        void kept.catch(() => undefined)
      }
    },
    followFloor: (preset) => mutate({ to: 'floor', body: { preset } }),
    followSeat: (seat, preset) => mutate({ to: 'floor', body: { seat, preset } }),
    lock: (held) => mutate({ to: 'lock', body: { held } }),
    fault: error,
  }
}
