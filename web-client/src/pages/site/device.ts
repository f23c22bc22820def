/** What this device keeps: its session per link, and what was last typed. Nothing is kept where storage is off. */
export type Kept = {
  readonly deviceSession: string
  readonly conference: string
}

export type Remembered = {
  readonly name: string
  readonly position: string
  readonly topic: string
  readonly headcount: number
}

const nothingTyped: Remembered = { name: '', position: '', topic: '', headcount: 1 }

export function readSession(token: string): Kept | null {
  return read(`giaoban.session.${fingerprint(token)}`)
}

export function writeSession(token: string, kept: Kept): void {
  write(`giaoban.session.${fingerprint(token)}`, kept)
}

export function forgetSession(token: string): void {
  try {
    localStorage.removeItem(`giaoban.session.${fingerprint(token)}`)
  } catch {
    // Nothing was kept.
  }
}

/** What was typed here, else the head of the delegation as reported. */
export function readTyped(token: string, head: { readonly name: string; readonly position: string } | null): Remembered {
  const kept = { ...nothingTyped, ...read<Partial<Remembered>>(`giaoban.typed.${fingerprint(token)}`) }
  return head === null || kept.name !== '' ? kept : { ...kept, name: head.name, position: head.position }
}

export function writeTyped(token: string, typed: Remembered): void {
  write(`giaoban.typed.${fingerprint(token)}`, typed)
}

/** A stable name of this browser, so that coming back is not a second device. */
export function deviceName(): string {
  const kept = read<string>('giaoban.device')
  if (typeof kept === 'string') return kept
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const name = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  write('giaoban.device', name)
  return name
}

/** FNV-1a over two seeds: keys must differ per link without storing the link. */
export function fingerprint(token: string): string {
  const half = (seed: number): string => {
    let hash = seed
    for (const char of token) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
    return (hash >>> 0).toString(36)
  }
  return half(0x811c9dc5) + half(0x9747b28c)
}

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // The page works without it; it only asks again next time.
  }
}
