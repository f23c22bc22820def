/** How media travels between this machine and the server. */
export type Way = 'UDP' | 'TCP' | 'RELAY'

/** An address that the server told, and by what it was tried. */
export type Tried = { readonly address: string; readonly port: number; readonly by: readonly ('UDP' | 'TCP')[] }

/**
 * Whether media gets through, and if not, what was tried.
 *
 * `wrong` is the page's own address where the server told only others: then it tells wrong ones, or a network stands
 * between them that translates.
 */
export type Reach = { readonly way: Way | null; readonly tried: readonly Tried[]; readonly wrong: string | null }

type Stat = Readonly<Record<string, unknown>>

/** Reads a connection's statistics; `host` is the host of the page's own address. */
export function reachOf(report: ReadonlyMap<string, Stat>, host: string): Reach {
  const all = [...report.values()]
  const remotes = all.filter((one) => one['type'] === 'remote-candidate' && typeof one['address'] === 'string')
  const tried = triedOf(remotes)
  const page = literal(host)
  return {
    way: wayOf(all, report),
    tried,
    wrong: page !== null && tried.length > 0 && !tried.some((one) => one.address === page) ? page : null,
  }
}

function wayOf(all: readonly Stat[], report: ReadonlyMap<string, Stat>): Way | null {
  const chosen = all.find((one) => one['type'] === 'transport')?.['selectedCandidatePairId']
  const pair =
    (typeof chosen === 'string' ? report.get(chosen) : undefined) ??
    all.find((one) => one['type'] === 'candidate-pair' && one['nominated'] === true && one['state'] === 'succeeded')
  if (pair === undefined || pair['state'] !== 'succeeded') return null
  if (report.get(String(pair['localCandidateId']))?.['candidateType'] === 'relay') return 'RELAY'
  return report.get(String(pair['remoteCandidateId']))?.['protocol'] === 'tcp' ? 'TCP' : 'UDP'
}

function triedOf(remotes: readonly Stat[]): Tried[] {
  const found = new Map<string, Tried>()
  for (const one of remotes) {
    const [address, port, by] = [String(one['address']), Number(one['port']), one['protocol'] === 'tcp' ? 'TCP' : 'UDP'] as const
    const known = found.get(`${address} ${port}`)
    found.set(`${address} ${port}`, { address, port, by: [...new Set([...(known?.by ?? []), by])].sort().reverse() })
  }
  return [...found.values()]
}

/** The address that a host is, or null where it is a name. */
function literal(host: string): string | null {
  if (host === 'localhost') return '127.0.0.1'
  const bare = host.replace(/^\[|\]$/g, '')
  return /^[0-9.]+$/.test(bare) || bare.includes(':') ? bare : null
}
