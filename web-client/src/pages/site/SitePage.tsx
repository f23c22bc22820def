import { Door } from './Door'
import { useEntrance } from './entry'
import { SiteRoom } from './SiteRoom'

/** Điểm cầu: the page of one site, or of one device that wants to be it. */
export function SitePage() {
  const entrance = useEntrance()
  const { entry, token, leave } = entrance
  if (entry.type !== 'INSIDE') return <Door entrance={entrance} />
  return <SiteRoom key={entry.kept.deviceSession} kept={entry.kept} token={token} onLeave={leave} />
}
