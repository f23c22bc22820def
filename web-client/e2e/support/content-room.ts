import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guarded } from './guarded.js';

const SIPP = '/usr/bin/sipp';
const FFMPEG = '/usr/bin/ffmpeg';
export const installed = existsSync(SIPP) && existsSync(FFMPEG);

type Colour = [number, number, number];

const START = Buffer.from([0, 0, 0, 1]);

/** The bytes of an H.264 stream (Annex B) that one RTP packet carries (RFC 6184, 5.6 to 5.8). */
function annexB(packet: Buffer): Buffer {
  const extension = packet[0]! & 0x10 ? 4 + 4 * packet.readUInt16BE(14 + 4 * (packet[0]! & 15)) : 0;
  const payload = packet.subarray(12 + 4 * (packet[0]! & 15) + extension);
  const type = payload[0]! & 31;
  if (type === 24) {
    const units: Buffer[] = [];
    for (let at = 1; at + 2 < payload.length; at += 2 + payload.readUInt16BE(at)) {
      units.push(START, payload.subarray(at + 2, at + 2 + payload.readUInt16BE(at)));
    }
    return Buffer.concat(units);
  }
  if (type !== 28) return Buffer.concat([START, payload]);
  const begins = payload[1]! & 0x80 ? [START, Buffer.from([(payload[0]! & 0xe0) | (payload[1]! & 31)])] : [];
  return Buffer.concat([...begins, payload.subarray(2)]);
}

/** What a room is shown on one line: an ffmpeg that decodes the line's packets and keeps the newest colour of the whole. */
class Eye {
  newest: Colour | undefined;
  readonly #socket = createSocket('udp4');
  readonly #process: ChildProcess;

  constructor(port: number) {
    const args = ['-loglevel', 'quiet', '-fflags', 'nobuffer', '-flags', 'low_delay', '-probesize', '32', '-f', 'h264', '-i', 'pipe:0'];
    this.#process = spawn(FFMPEG, [...args, '-vf', 'crop=iw/10:ih/10,scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-flush_packets', '1', 'pipe:1'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    guarded(this.#process);
    this.#process.stdin!.on('error', () => undefined);
    let rest = Buffer.alloc(0);
    this.#process.stdout!.on('data', (data: Buffer) => {
      const all = Buffer.concat([rest, data]);
      const whole = all.length - (all.length % 3);
      if (whole > 0) this.newest = [...all.subarray(whole - 3, whole)] as Colour;
      rest = all.subarray(whole);
    });
    this.#socket.on('message', (packet) => this.#process.stdin!.write(annexB(packet)));
    this.#socket.bind(port, '127.0.0.1');
  }

  close(): void {
    this.#socket.close();
    this.#process.kill('SIGKILL');
  }
}

/** Ports for RTP and RTCP, the first one even. */
async function pair(from: number): Promise<number> {
  for (let port = from; ; port += 2) {
    const free = await new Promise<boolean>((resolve) => {
      const socket = createSocket('udp4');
      socket.once('error', () => resolve(false));
      socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

const message = (method: string, sequence: string, to: string): string =>
  [
    `${method} SIP/2.0`,
    'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
    'From: <sip:content@[local_ip]:[local_port]>;tag=[pid]c[call_number]',
    `To: ${to}`,
    'Call-ID: [call_id]',
    `CSeq: ${sequence}`,
    'Contact: <sip:content@[local_ip]:[local_port]>',
    'Max-Forwards: 70',
  ].join('\n');

/** A room with a second line for content and no BFCP, of parts that we did not write: sipp calls, ffmpeg sees and shows. */
export class ContentRoom {
  #shows: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly call: ChildProcess,
    private readonly main: Eye,
    private readonly content: Eye,
  ) {}

  static async dial(target: string): Promise<ContentRoom> {
    const [, user, port] = /^sip:(.*)@.*:(\d+)/.exec(target)!;
    const folder = mkdtempSync(join(tmpdir(), 'giaoban-content-'));
    const first = await pair(31_000 + (process.pid % 2_000) * 4);
    const second = await pair(first + 2);
    const video = (at: number, kind: string): string =>
      `m=video ${at} RTP/AVP 97\na=rtpmap:97 H264/90000\na=fmtp:97 profile-level-id=42801f;max-fs=3600;packetization-mode=1\na=rtcp-fb:* nack pli\na=content:${kind}\na=sendrecv\n`;
    const invite = `${message(`INVITE sip:[service]@[remote_ip]:[remote_port]`, '1 INVITE', '<sip:[service]@[remote_ip]:[remote_port]>')}
Content-Type: application/sdp
Content-Length: [len]

v=0
o=content 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio [media_port] RTP/AVP 0
a=rtpmap:0 PCMU/8000
a=recvonly
${video(first, 'main')}${video(second, 'slides')}`;
    const after = (method: string, sequence: string): string =>
      `${message(`${method} [next_url]`, sequence, '<sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]')}\nContent-Length: 0\n\n`;
    const scenario = `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="a room with content">
<send retrans="500"><![CDATA[
${invite}
]]></send>
<recv response="100" optional="true"></recv>
<recv response="180" optional="true"></recv>
<recv response="200" rrs="true"></recv>
<send><![CDATA[
${after('ACK', '1 ACK')}
]]></send>
<pause milliseconds="240000"/>
<send retrans="500"><![CDATA[
${after('BYE', '2 BYE')}
]]></send>
<recv response="200"></recv>
</scenario>
`;
    writeFileSync(join(folder, 'room.xml'), scenario);
    const [main, content] = [new Eye(first), new Eye(second)];
    // A 100 may come after the 200.
    const args = [`127.0.0.1:${port}`, '-sf', join(folder, 'room.xml'), '-s', user!, '-i', '127.0.0.1', '-m', '1', '-nostdin', '-default_behaviors', 'all,-abortunexp'];
    const call = spawn(SIPP, [...args, '-trace_msg', '-message_file', join(folder, 'messages')], { cwd: folder, stdio: 'ignore' });
    guarded(call);
    return new ContentRoom(folder, call, main, content);
  }

  /** The colour of the main picture and that of the second one, as the room has them now. */
  sees(): { main: Colour | undefined; content: Colour | undefined } {
    return { main: this.main.newest, content: this.content.newest };
  }

  /** Shows a colour on the line of content, with a mark that moves. */
  show([red, green, blue]: Colour): void {
    const answer = /^SIP\/2\.0 200[\s\S]*?m=video \d+[\s\S]*?m=video (\d+)/m.exec(readFileSync(join(this.folder, 'messages'), 'utf8'));
    const colour = `0x${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    const picture = ['-re', '-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=10,drawbox=x=64:y=36:w=512:h=288:color=${colour}:t=fill`];
    const coding = ['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '10'];
    this.#shows = spawn(FFMPEG, ['-loglevel', 'quiet', ...picture, ...coding, '-payload_type', '97', '-f', 'rtp', `rtp://127.0.0.1:${answer![1]}?pkt_size=1200`], {
      stdio: 'ignore',
    });
    guarded(this.#shows);
  }

  /** Shows nothing any more. */
  hide(): void {
    this.#shows?.kill('SIGKILL');
  }

  close(): void {
    this.hide();
    this.call.kill('SIGUSR1');
    this.call.kill('SIGKILL');
    this.main.close();
    this.content.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
