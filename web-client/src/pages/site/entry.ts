import { useCallback, useEffect, useState } from 'react'
import type { Fault } from '../../protocol/server-messages'
import { forgetSession, readSession, writeSession, type Kept } from './device'
import { getCurrentSession, knock as knockOnDoor, tradeLink, type KnockForm } from './site-api'

/** How far this device has come in. */
export type Entry =
  | { readonly type: 'ENTRANCE'; readonly fault: Fault | null }
  | { readonly type: 'KNOCK'; readonly fault: Fault | null; readonly sending: boolean }
  | { readonly type: 'ENTERING' }
  /** `fault` has the meeting's title and times, where the server told them. */
  | { readonly type: 'NOT_YET'; readonly fault: Fault }
  | { readonly type: 'INSIDE'; readonly kept: Kept }

export type Entrance = {
  readonly entry: Entry
  readonly token: string
  readonly enter: () => void
  readonly showKnock: (shown: boolean) => void
  readonly knock: (form: KnockForm) => void
  /** The session opens nothing any more: back to the door, with the reason. */
  readonly leave: (fault: Fault) => void
}

const retryEvery = 30_000

/** The link lies in the address's fragment and is sent by one press only; a device that was here needs no press. */
export function useEntrance(): Entrance {
  const [token, setToken] = useState(readToken)
  const [entry, setEntry] = useState<Entry>(() => begin(token))

  useEffect(() => {
    const changed = () => {
      setToken(readToken())
      setEntry(begin(readToken()))
    }
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])

  const enter = useCallback(() => {
    setEntry({ type: 'ENTERING' })
    void tradeLink(token).then((answer) => {
      if (answer.ok) return setEntry({ type: 'INSIDE', kept: keep(token, answer.value) })
      const { fault } = answer
      setEntry(fault.code === 'not-yet' ? { type: 'NOT_YET', fault } : { type: 'ENTRANCE', fault })
    })
  }, [token])

  useEffect(() => {
    if (entry.type !== 'NOT_YET') return
    const timer = setTimeout(enter, retryEvery)
    return () => clearTimeout(timer)
  }, [entry, enter])

  const knock = useCallback(
    (form: KnockForm) => {
      setEntry({ type: 'KNOCK', fault: null, sending: true })
      void knockOnDoor(form).then((answer) => {
        setEntry(answer.ok ? { type: 'INSIDE', kept: keep(token, answer.value) } : { type: 'KNOCK', fault: answer.fault, sending: false })
      })
    },
    [token],
  )

  const leave = useCallback(
    (fault: Fault) => {
      const kept = readSession(token)
      forgetSession(token)
      setEntry({ type: 'ENTRANCE', fault })
      if (fault.code !== 'link-killed' || kept === null) return
      // A farewell is a bare code; whom to ask is told to the session that was killed.
      void getCurrentSession(kept.deviceSession).then((answer) => {
        if (!answer.ok && answer.fault.code === fault.code) setEntry({ type: 'ENTRANCE', fault: answer.fault })
      })
    },
    [token],
  )

  const showKnock = useCallback(
    (shown: boolean) => setEntry(shown ? { type: 'KNOCK', fault: null, sending: false } : { type: 'ENTRANCE', fault: null }),
    [],
  )
  return { entry, token, enter, showKnock, knock, leave }
}

function begin(token: string): Entry {
  const kept = readSession(token)
  return kept === null ? { type: 'ENTRANCE', fault: null } : { type: 'INSIDE', kept }
}

function keep(token: string, { deviceSession, conference }: Kept): Kept {
  const kept = { deviceSession, conference }
  writeSession(token, kept)
  return kept
}

function readToken(): string {
  return location.hash.slice(1)
}
