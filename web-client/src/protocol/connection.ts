import type { ClientMessage, Hello } from './client-messages'
import { greeting, idleLine, stepLine, type Line, type LineInput } from './line'
import { parseServerMessage } from './parse'
import type { ServerMessage } from './server-messages'
import { BadMessage } from './shape'

export type ConnectionEvents = {
  readonly onMessage: (message: ServerMessage) => void
  readonly onLine: (line: Line) => void
  /** A message of the server that does not have its shape: a fault of the server or of this page. */
  readonly onBadMessage: (fault: BadMessage) => void
}

/** The WebSocket and the clock around the pure {@link Line}. Times it hands out are of performance.now(). */
export class Connection {
  #line: Line = idleLine
  #socket: WebSocket | null = null
  #timer: ReturnType<typeof setInterval> | null = null
  readonly #online = () => this.#step({ type: 'online' })

  constructor(
    readonly url: string,
    private readonly hello: () => Omit<Hello, 'type' | 'version' | 'resume'>,
    private readonly events: ConnectionEvents,
  ) {}

  get line(): Line {
    return this.#line
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#step({ type: 'tick' }), 250)
    globalThis.addEventListener?.('online', this.#online)
    this.#step({ type: 'start' })
  }

  /** Says hello anew on a new socket, keeping the resume token. */
  restart(): void {
    this.#step({ type: 'restart' })
  }

  stop(): void {
    this.#step({ type: 'stop' })
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    globalThis.removeEventListener?.('online', this.#online)
  }

  /** Sends if the line is open; says whether it was. */
  send(message: ClientMessage): boolean {
    if (this.#line.state !== 'OPEN' || this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(JSON.stringify(message))
    return true
  }

  #step(input: LineInput): void {
    const before = this.#line
    const { line, outputs } = stepLine(before, input, performance.now(), Math.random())
    this.#line = line
    for (const output of outputs) {
      switch (output.type) {
        case 'open':
          this.#open()
          break
        case 'close':
          this.#close()
          break
        case 'greet':
          this.#socket?.send(JSON.stringify(greeting(this.hello(), output.resume)))
          break
        case 'ping':
          this.send({ type: 'ping', at: new Date().toISOString() })
          break
        case 'deliver':
          this.events.onMessage(output.message)
          break
      }
    }
    if (line.state !== before.state || line.attempt !== before.attempt) this.events.onLine(line)
  }

  #open(): void {
    this.#close()
    const socket = new WebSocket(this.url)
    this.#socket = socket
    const mine = (input: LineInput) => {
      if (this.#socket === socket) this.#step(input)
    }
    socket.addEventListener('open', () => mine({ type: 'opened' }))
    socket.addEventListener('close', (event) => mine({ type: 'closed', code: event.code }))
    socket.addEventListener('message', (event) => {
      const message = this.#read(event.data)
      if (message !== null) mine({ type: 'heard', message })
    })
  }

  #read(data: unknown): ServerMessage | null {
    try {
      return parseServerMessage(String(data))
    } catch (fault) {
      if (!(fault instanceof BadMessage)) throw fault
      this.events.onBadMessage(fault)
      return null
    }
  }

  #close(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }
}

/** Where this page's server listens. */
export function socketUrl(location: { readonly protocol: string; readonly host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`
}
