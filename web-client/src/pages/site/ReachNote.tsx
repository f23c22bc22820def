import { useEffect, useState } from 'react'
import type { Call } from '../../call/call'
import { reachWords } from '../../i18n/reach'
import { reachOf, type Reach } from '../../media/reach'
import { Banner } from '../../ui/kit/Banner'
import { useWords } from '../../ui/words'

const lookEvery = 2_000
/** Connecting takes less than this on any line that works; ms. */
const patience = 8_000

/** Why picture and sound do not come, in plain words; during the check also by which way they come. */
export default function ReachNote({ call, checking }: { readonly call: Call; readonly checking: boolean }) {
  const t = useWords(reachWords)
  const reach = useReach(call)
  if (reach === null) return null
  const places = reach.tried.map((one) => t.place(`${hostOf(one.address)}:${one.port}`, one.by.join(', '))).join('; ')
  if (reach.way === null) {
    if (reach.tried.length === 0) return <Said fact={t.nowhere}>{t.nowhereDetail}</Said>
    return reach.wrong === null ? (
      <Said fact={t.blocked}>{t.blockedDetail(places)}</Said>
    ) : (
      <Said fact={t.wrong(places)}>{t.wrongDetail(reach.wrong)}</Said>
    )
  }
  if (!checking) return null
  switch (reach.way) {
    case 'UDP':
      return (
        <Banner tone="ok" fact={t.udp}>
          {t.udpDetail}
        </Banner>
      )
    case 'TCP':
      return (
        <Banner tone="warn" fact={t.tcp}>
          {t.tcpDetail([...new Set(reach.tried.map((one) => one.port))].join(', '))}
        </Banner>
      )
    case 'RELAY':
      return (
        <Banner tone="ok" fact={t.relay}>
          {t.relayDetail}
        </Banner>
      )
  }
}

function Said({ fact, children }: { readonly fact: string; readonly children: string }) {
  return (
    <Banner tone="bad" fact={fact}>
      {children}
    </Banner>
  )
}

const hostOf = (address: string): string => (address.includes(':') ? `[${address}]` : address)

/** Null while it is not known yet. */
function useReach(call: Call): Reach | null {
  const [reach, setReach] = useState<Reach | null>(null)
  useEffect(() => {
    let silentSince = performance.now()
    let left = false
    const look = async () => {
      const report = await call.mediaStats()
      if (left) return
      const found = report === null ? null : reachOf(statsOf(report), location.hostname)
      if (found === null || found.way !== null) silentSince = performance.now()
      setReach(found?.way === null && performance.now() - silentSince < patience ? null : found)
    }
    const timer = setInterval(() => void look(), lookEvery)
    void look()
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [call])
  return reach
}

function statsOf(report: RTCStatsReport): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  return new Map([...report.entries()].map(([id, one]) => [id, { ...(one as object) }]))
}
