import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

interface Flow {
  upstream: Socket;
  dead: boolean;
}

/** A wire between browsers and the server that can lose what went over it, as a network does that is changed for another. */
export class UdpWire {
  private readonly flows = new Map<string, Flow>();

  private constructor(
    private readonly outside: Socket,
    private readonly server: number,
  ) {
    outside.on('message', (datagram, from) => this.up(datagram, from));
  }

  /** To a port of the server on this machine. */
  static async to(server: number): Promise<UdpWire> {
    const outside = createSocket('udp4');
    outside.bind(0, '127.0.0.1');
    await once(outside, 'listening');
    return new UdpWire(outside, server);
  }

  /** Where browsers are to send. */
  get address(): string {
    return `127.0.0.1:${this.outside.address().port}`;
  }

  /** Nothing passes any more from or to the addresses that browsers used so far. */
  cut(): void {
    for (const flow of this.flows.values()) flow.dead = true;
  }

  /** Browsers keep their addresses, but the server sees others from now on. */
  translate(): void {
    for (const flow of this.flows.values()) flow.upstream.close();
    this.flows.clear();
  }

  close(): void {
    this.translate();
    this.outside.close();
  }

  private up(datagram: Buffer, from: RemoteInfo): void {
    const key = `${from.address}:${from.port}`;
    let flow = this.flows.get(key);
    if (flow === undefined) {
      const made = { upstream: createSocket('udp4'), dead: false };
      made.upstream.on('message', (answer) => {
        if (!made.dead) this.outside.send(answer, from.port, from.address);
      });
      made.upstream.on('error', () => undefined);
      this.flows.set(key, (flow = made));
    }
    if (!flow.dead) flow.upstream.send(datagram, this.server, '127.0.0.1');
  }
}
