import { createSocket } from 'node:dgram';

/** The RTP header before a message. */
const HEADER = 12;

/**
 * A room system as small as can be, written by hand from the RFCs: it dials, is silent, and keeps what its camera is told
 * (H.281 in H.224, RFC 4573).
 */
export class FarRoom {
  /** Every message for the camera so far, in hex. */
  readonly told: string[] = [];
  private readonly sip = createSocket('udp4');
  private readonly far = createSocket('udp4');
  private readonly call = `${Date.now()}@far`;
  private to = '';

  private constructor(private readonly target: string) {}

  /** @param target such as `sip:12007*481516@127.0.0.1:5060` */
  static async dial(target: string): Promise<FarRoom> {
    const room = new FarRoom(target);
    for (const socket of [room.sip, room.far]) await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    room.far.on('message', (packet) => room.told.push(packet.subarray(HEADER).toString('hex').toUpperCase()));
    const answered = new Promise<void>((resolve, reject) => {
      room.sip.on('message', (message) => room.hear(String(message), resolve, reject));
    });
    room.request('INVITE', 1, room.description());
    await answered;
    return room;
  }

  private description(): string {
    const lines = ['v=0', 'o=far 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 9 RTP/AVP 0', 'a=inactive'];
    return [...lines, `m=application ${this.far.address().port} RTP/AVP 107`, 'a=rtpmap:107 H224/4800', 'a=sendrecv', ''].join('\r\n');
  }

  private hear(message: string, resolve: () => void, reject: (why: Error) => void): void {
    const header = (name: string): string => new RegExp(`^${name}:\\s*(.*?)\\s*$`, 'im').exec(message)?.[1] ?? '';
    if (/^SIP\/2.0 200/.test(message) && header('CSeq') === '1 INVITE') {
      this.to = header('To');
      this.request('ACK', 1, '');
      resolve();
    } else if (/^SIP\/2.0 [3-6]/.test(message)) {
      reject(new Error(message));
    } else if (/^(INVITE|UPDATE|OPTIONS|BYE) /.test(message)) {
      const kept = message.split('\r\n').filter((line) => /^(via|from|to|call-id|cseq):/i.test(line));
      this.send(['SIP/2.0 200 OK', ...kept], /^(INVITE|UPDATE) /.test(message) ? this.description() : '');
    }
  }

  private request(method: string, number: number, body: string): void {
    const { port } = this.sip.address();
    const via = `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${method}${number};rport`;
    const from = `From: "Phòng họp xã" <sip:far@127.0.0.1:${port}>;tag=far`;
    const to = `To: ${this.to === '' ? `<${this.target}>` : this.to}`;
    this.send([`${method} ${this.target} SIP/2.0`, via, 'Max-Forwards: 70', from, to, `Call-ID: ${this.call}`, `CSeq: ${number} ${method}`], body);
  }

  private send(head: string[], body: string): void {
    const type = body === '' ? [] : ['Content-Type: application/sdp'];
    const contact = `Contact: <sip:far@127.0.0.1:${this.sip.address().port}>`;
    const text = [...head, contact, ...type, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
    this.sip.send(text, Number(/:(\d+)$/.exec(this.target)![1]), '127.0.0.1');
  }

  async hangUp(): Promise<void> {
    this.request('BYE', 2, '');
    await new Promise((resolve) => setTimeout(resolve, 100));
    this.sip.close();
    this.far.close();
  }
}
