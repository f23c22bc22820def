import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ended, guarded } from './guarded.js';

const PROGRAM = '/usr/bin/baresip';
export const installed = existsSync(PROGRAM);

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Has a server take calls of rooms from this machine: lays that into its data folder. */
export async function takesCalls(data: string): Promise<void> {
  writeFileSync(join(data, 'giaoban.yml'), `giaoban:\n  sip:\n    port: ${await freePort()}\n    addresses: 127.0.0.1\n`);
}

/** What a room looks and sounds like: a moving picture with a box of one colour in its middle, and a tone in hertz. */
export interface Likeness {
  box: [number, number, number];
  tone: number;
  /** As in an account, such as `opus/48000/1`. */
  codecs: string;
}

/** One that a room has received. */
export interface Picture {
  /** When it began to write it. */
  at: number;
  /** A data URL. */
  png: string;
}

/** A room system that we did not write: one baresip process. */
export class Room {
  private constructor(
    private readonly process: ChildProcess,
    readonly folder: string,
    readonly address: string,
    private readonly control: number,
  ) {}

  /** Dials `target`; without one it waits for a call and answers it. */
  static async start({ box, tone, codecs }: Likeness, target?: string): Promise<Room> {
    const folder = mkdtempSync(join(tmpdir(), 'giaoban-room-'));
    const [port, control] = [await freePort(), await freePort()];
    const address = `sip:room@127.0.0.1:${port}`;
    const modules = ['g711', 'g722', 'opus', 'ausine', 'aubridge', 'avcodec', 'avformat', 'fakevideo', 'sndfile', 'snapshot'];
    const colour = `0x${box.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    const config = [
      `sip_listen 127.0.0.1:${port}`,
      'net_interface 127.0.0.1',
      'rtp_ports 20000-23999',
      'module_path /usr/lib/baresip/modules',
      ...modules.map((m) => `module ${m}.so`),
      `snd_path ${folder}`,
      'module_tmp account.so',
      'module_app menu.so',
      'module_app ctrl_tcp.so',
      `ctrl_tcp_listen 127.0.0.1:${control}`,
      `audio_source ausine,${tone}`,
      'audio_player aubridge,out',
      'ausrc_channels 2',
      'ausrc_srate 48000',
      'opus_stereo no',
      'opus_sprop_stereo no',
      `video_source avformat,lavfi,testsrc2=size=320x180:rate=10,drawbox=x=112:y=63:w=96:h=54:color=${colour}:t=fill`,
      'video_display fakevideo,',
      'video_size 320x180',
      'video_bitrate 300000',
      'video_fps 10',
      'avcodec_h264enc libx264',
    ];
    writeFileSync(join(folder, 'config'), config.join('\n') + '\n');
    const answers = target ? '' : ';answermode=auto';
    writeFileSync(join(folder, 'accounts'), `<${address}>;regint=0;audio_codecs=${codecs}${answers}\n`);
    writeFileSync(join(folder, 'contacts'), '');
    const output = openSync(join(folder, 'output'), 'w');
    const child = spawn(PROGRAM, ['-f', folder, '-t', '240', ...(target ? ['-e', `/dial ${target}`] : [])], {
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    guarded(child);
    return new Room(child, folder, address, control);
  }

  /** Has it write a PNG of what it receives, as a data URL; undefined while it receives nothing. */
  async seen(): Promise<string | undefined> {
    const name = `seen${Date.now()}`;
    await this.command('snapshot_recv', join(this.folder, name));
    for (let tries = 0; tries < 20; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const [picture] = this.pictures(name);
      if (picture) return picture.png;
    }
    return undefined;
  }

  /** What it receives in the next while, a picture every 0.3 s at most and when it was, in milliseconds since 1970. */
  async film(millis: number): Promise<Picture[]> {
    const began = Date.now();
    for (let next = began; next < began + millis; next += 300) {
      await new Promise((resolve) => setTimeout(resolve, next - Date.now()));
      await this.command('snapshot_recv', join(this.folder, `film${began}-${next}`));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    return this.pictures(`film${began}-`).toSorted((one, other) => one.at - other.at);
  }

  private pictures(name: string): Picture[] {
    return readdirSync(this.folder).flatMap((file) => {
      const path = join(this.folder, file);
      const png = file.startsWith(name) ? readFileSync(path) : undefined;
      // Its last chunk is there: it is no longer being written.
      if (!png?.subarray(-8).includes('IEND')) return [];
      return [{ at: statSync(path).birthtimeMs, png: `data:image/png;base64,${png.toString('base64')}` }];
    });
  }

  /** Presses keys in the call (RFC 4733). */
  keys(digits: string): Promise<void> {
    return this.command('sndcode', digits);
  }

  private command(command: string, params: string): Promise<void> {
    const json = JSON.stringify({ command, params, token: '1' });
    return new Promise((resolve, reject) => {
      const socket = connect(this.control, '127.0.0.1', () => socket.write(`${json.length}:${json},`));
      socket.setTimeout(5_000, () => socket.destroy(new Error(`baresip does not answer: ${this.said()}`)));
      socket.once('data', () => (socket.destroy(), resolve()));
      socket.once('error', reject);
    });
  }

  /** What it printed. */
  said(): string {
    return readFileSync(join(this.folder, 'output'), 'utf8').slice(-2000);
  }

  /** How loud tones are in the last second that it heard, in decibels below full scale. */
  heard(tones: number[]): Record<number, number> {
    const file = readdirSync(this.folder).find((f) => f.endsWith('-dec.wav'));
    if (!file) return {};
    return lastSecond(readFileSync(join(this.folder, file)), tones);
  }

  /** Nothing more comes from it, as from a room whose network is gone. */
  freeze(): void {
    this.process.kill('SIGSTOP');
  }

  thaw(): void {
    this.process.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await ended(this.process, 5_000);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The colour in the middle of a picture. */
export function middle(page: Page, png: string): Promise<[number, number, number]> {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const [r, g, b] = context.getImageData(image.width / 2, image.height / 2, 1, 1).data;
    return [r!, g!, b!] as [number, number, number];
  }, png);
}

/** How loud tones are in the last second of a WAV file of 16 bits. */
function lastSecond(wav: Buffer, tones: number[]): Record<number, number> {
  const channels = wav.readUInt16LE(22);
  const rate = wav.readUInt32LE(24);
  const count = Math.min(rate, Math.floor((wav.length - 44) / (2 * channels)));
  const from = wav.length - ((wav.length - 44) % (2 * channels)) - 2 * channels * count;
  const samples = Array.from({ length: count }, (_, i) => wav.readInt16LE(from + 2 * channels * i));
  return Object.fromEntries(tones.map((t) => [t, decibels(samples, rate, t)]));
}

/** How loud a tone is in samples of 16 bits, in decibels below full scale. */
export function decibels(samples: ArrayLike<number>, rate: number, hertz: number): number {
  let [real, imaginary] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / samples.length);
    const sample = (samples[i]! / 32768) * window;
    real += sample * Math.cos((2 * Math.PI * hertz * i) / rate);
    imaginary += sample * Math.sin((2 * Math.PI * hertz * i) / rate);
  }
  return 20 * Math.log10(Math.max(1e-10, (4 * Math.hypot(real, imaginary)) / samples.length));
}
