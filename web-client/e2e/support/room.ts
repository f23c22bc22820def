import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

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

/** A room system that we did not write: baresip with a moving test picture and a tone. */
export class Room {
  private constructor(
    private readonly process: ChildProcess,
    readonly folder: string,
    readonly address: string,
    private readonly control: number,
  ) {}

  /** Dials `target`; without one it waits for a call and answers it. */
  static async start(tone: number, codecs: string, target?: string): Promise<Room> {
    const folder = mkdtempSync(join(tmpdir(), 'giaoban-room-'));
    const [port, control] = [await freePort(), await freePort()];
    const address = `sip:room@127.0.0.1:${port}`;
    const modules = ['g711', 'g722', 'opus', 'ausine', 'aubridge', 'avcodec', 'avformat', 'fakevideo', 'sndfile', 'snapshot'];
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
      'video_source avformat,lavfi,testsrc2=size=320x180:rate=10',
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
    const child = spawn(PROGRAM, ['-f', folder, '-t', '120', ...(target ? ['-e', `/dial ${target}`] : [])], { stdio: 'ignore' });
    return new Room(child, folder, address, control);
  }

  /** Has it write a PNG of what it receives, as a data URL; undefined while it receives nothing. */
  async seen(): Promise<string | undefined> {
    const name = `seen${Date.now()}`;
    await this.command('snapshot_recv', join(this.folder, name));
    await new Promise((resolve) => setTimeout(resolve, 250));
    const file = readdirSync(this.folder).find((f) => f.startsWith(name));
    return file && `data:image/png;base64,${readFileSync(join(this.folder, file)).toString('base64')}`;
  }

  private command(command: string, params: string): Promise<void> {
    const json = JSON.stringify({ command, params, token: '1' });
    return new Promise((resolve, reject) => {
      const socket = connect(this.control, '127.0.0.1', () => socket.write(`${json.length}:${json},`));
      socket.once('data', () => (socket.destroy(), resolve()));
      socket.once('error', reject);
    });
  }

  /** How loud tones are in the last second that it heard, in decibels below full scale. */
  heard(tones: number[]): Record<number, number> {
    const file = readdirSync(this.folder).find((f) => f.endsWith('-dec.wav'));
    if (!file) return {};
    const wav = readFileSync(join(this.folder, file));
    const channels = wav.readUInt16LE(22);
    const rate = wav.readUInt32LE(24);
    const count = Math.min(rate, Math.floor((wav.length - 44) / (2 * channels)));
    const from = wav.length - ((wav.length - 44) % (2 * channels)) - 2 * channels * count;
    const power = (hertz: number): number => {
      let [real, imaginary] = [0, 0];
      for (let i = 0; i < count; i++) {
        const sample = (wav.readInt16LE(from + 2 * channels * i) / 32768) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / count));
        real += sample * Math.cos((2 * Math.PI * hertz * i) / rate);
        imaginary += sample * Math.sin((2 * Math.PI * hertz * i) / rate);
      }
      return 20 * Math.log10(Math.max(1e-10, (4 * Math.hypot(real, imaginary)) / count));
    };
    return Object.fromEntries(tones.map((t) => [t, power(t)]));
  }

  async stop(): Promise<void> {
    const over = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await over;
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
