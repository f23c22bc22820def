import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Call, CallState } from '../call/call'

export function useCallState(call: Call): CallState {
  return useSyncExternalStore(call.subscribe, call.snapshot)
}

/** The server's time, read again every `every` ms. */
export function useNow(call: Call | null, every = 1_000): number {
  const read = () => call?.now() ?? Date.now()
  const [now, setNow] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => setNow(call?.now() ?? Date.now()), every)
    return () => clearInterval(timer)
  }, [call, every])
  return now
}

/** performance.now(), read again every `every` ms; for what is measured against this machine's own clock. */
export function useSteadyNow(every = 500): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
