import { useCallback, useEffect, useRef, useState } from 'react'
import type { Call } from '../../call/call'
import type { Outcome } from '../../call/commands'
import type { Command } from '../../protocol/client-messages'
import type { Fault } from '../../protocol/server-messages'

export type CommandRunner = {
  readonly run: (command: Command) => Promise<Outcome>
  /** True once an answer has been awaited for a second. */
  readonly waiting: boolean
  readonly fault: Fault | null
}

/** One command at a time: a second press while one is under way does nothing. */
export function useCommand(call: Call): CommandRunner {
  const [waiting, setWaiting] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const pending = useRef<Promise<Outcome> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const run = useCallback(
    (command: Command) => {
      if (pending.current !== null) return pending.current
      setFault(null)
      timer.current = setTimeout(() => setWaiting(true), 1_000)
      const answer = call.run(command).then((outcome) => {
        pending.current = null
        clearTimeout(timer.current)
        setWaiting(false)
        if (!outcome.ok) setFault(outcome.fault)
        return outcome
      })
      pending.current = answer
      return answer
    },
    [call],
  )
  return { run, waiting, fault }
}
