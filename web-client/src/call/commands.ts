import type { ClientMessage, Command } from '../protocol/client-messages'
import type { Fault } from '../protocol/server-messages'

/** What became of a command. */
export type Outcome = { readonly ok: true; readonly position: number } | { readonly ok: false; readonly fault: Fault }

type Pending = { readonly message: Extract<ClientMessage, { type: 'command' }>; readonly settle: (outcome: Outcome) => void }

/**
 * Numbers commands, stamps them with the chair's epoch, and says them again after a lost line: the server answers the
 * same id with the first answer, so nothing happens twice.
 */
export class CommandSender {
  readonly #pending = new Map<string, Pending>()

  constructor(
    private readonly send: (message: ClientMessage) => boolean,
    private readonly epoch: () => number | null,
    private readonly nextId: () => string,
  ) {}

  run(command: Command): Promise<Outcome> {
    const id = this.nextId()
    const epoch = this.epoch()
    return new Promise((settle) => {
      const message = { type: 'command', id, ...(epoch === null ? {} : { epoch }), command } as const
      this.#pending.set(id, { message, settle })
      this.send(message)
    })
  }

  done(id: string, position: number): void {
    this.#settle(id, { ok: true, position })
  }

  refused(id: string, fault: Fault): void {
    this.#settle(id, { ok: false, fault })
  }

  /** The line is open again: everything unanswered is said again, in its order. */
  resend(): void {
    for (const { message } of this.#pending.values()) this.send(message)
  }

  /** The call is over: what was not answered never will be. */
  giveUp(fault: Fault): void {
    for (const id of this.#pending.keys()) this.#settle(id, { ok: false, fault })
  }

  #settle(id: string, outcome: Outcome): void {
    this.#pending.get(id)?.settle(outcome)
    this.#pending.delete(id)
  }
}

/** Random ids also where crypto.randomUUID is missing: plain-http pages on other machines. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
