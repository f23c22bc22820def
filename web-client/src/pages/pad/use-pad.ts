import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Call } from '../../call/call'
import type { Outcome } from '../../call/commands'
import type { Command, SpeakerName } from '../../protocol/client-messages'
import type { Fault } from '../../protocol/server-messages'

/** How a press stands: at rest, taken, or taken a second ago and not answered yet. */
export type PressState = 'rest' | 'sent' | 'slow'

export type Pad = {
  readonly run: (press: string, command: Command) => Promise<Outcome>
  readonly press: (press: string) => PressState
  readonly problem: Fault | null
  readonly forget: () => void
  /** Shows what went wrong on this page itself. */
  readonly complain: (fault: Fault) => void
  /** Gives the floor; a second press within 1.5 s does nothing on the same site, nor where the next one moved up. */
  readonly invite: (site: string, request?: string, speaker?: SpeakerName, next?: boolean) => void
}

/** Within this many ms nobody means an invitation twice. */
const twice = 1_500
const slowAfter = 1_000

/**
 * The pad's commands. A press is acknowledged at once by its state and stays taken until the server has answered: the
 * call says it again after a lost line, so none is lost. A refusal is kept until it is read or something succeeds.
 */
export function usePad(call: Call): Pad {
  const [presses, setPresses] = useState<Readonly<Record<string, PressState>>>({})
  const [problem, setProblem] = useState<Fault | null>(null)
  const taken = useRef(new Map<string, number>())
  const lastInvite = useRef({ site: '', at: Number.NEGATIVE_INFINITY })
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())

  useEffect(() => {
    const running = timers.current
    return () => running.forEach(clearTimeout)
  }, [])

  const run = useCallback(
    async (press: string, command: Command): Promise<Outcome> => {
      const turn = (taken.current.get(press) ?? 0) + 1
      taken.current.set(press, turn)
      const set = (state: PressState) => {
        if (taken.current.get(press) === turn) setPresses((all) => ({ ...all, [press]: state }))
      }
      set('sent')
      const timer = setTimeout(() => set('slow'), slowAfter)
      timers.current.add(timer)
      const outcome = await call.run(command)
      clearTimeout(timer)
      timers.current.delete(timer)
      set('rest')
      setProblem(outcome.ok ? null : outcome.fault)
      return outcome
    },
    [call],
  )

  const invite = useCallback(
    (site: string, request?: string, speaker?: SpeakerName, next = false) => {
      const at = performance.now()
      const { current: last } = lastInvite
      if (at - last.at < twice && (last.site === site || next)) return
      lastInvite.current = { site, at }
      void run(`invite ${site}`, {
        type: 'grantFloor',
        site,
        ...(request === undefined ? {} : { request }),
        ...(speaker === undefined ? {} : { speaker }),
      })
    },
    [run],
  )

  return useMemo(
    () => ({
      run,
      press: (press) => presses[press] ?? 'rest',
      problem,
      forget: () => setProblem(null),
      complain: setProblem,
      invite,
    }),
    [run, presses, problem, invite],
  )
}
