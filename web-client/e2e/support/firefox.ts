import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, firefox } from 'playwright-core';
import { WebSocket, WebSocketServer } from 'ws';
import { guarded } from './guarded.js';
import { freePort } from './room.js';

const PROGRAM = '/usr/bin/firefox-esr';
const SOUND = '/usr/bin/pulseaudio';

/** This machine's end of the cable, and Firefox's. */
const NEAR = '10.213.78.1';
const FAR = '10.213.78.2';

const UNKNOWN = new Set(['emulation.setMediaFeaturesOverride']);

/** Pages from this machine count as safe, so that they may have a camera; nothing is fetched from elsewhere. */
const PREFERENCES = {
  'dom.securecontext.allowlist': NEAR,
  'dom.security.https_first': false,
  'dom.min_background_timeout_value': 4,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.autoplay.block-webaudio': false,
  'media.navigator.permission.disabled': true,
  'media.gmp-manager.updateEnabled': false,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * Debian's Firefox, which has no H.264 without its plug-in, in a network of its own: it never takes a candidate of its own
 * machine's loopback. PulseAudio gives it a loudspeaker that nobody hears, without which its sound stands still.
 */
export class Firefox {
  private constructor(
    readonly browser: Browser,
    private readonly close: () => Promise<void>,
  ) {}

  /** An address of this machine as Firefox reaches it. */
  static reaches(url: string): string {
    return url.replace('//127.0.0.1:', `//${NEAR}:`);
  }

  /** Lays the cable; to be called before whatever is to be reached begins to listen. Undefined, and said, where it cannot. */
  static network(): Network | undefined {
    try {
      [PROGRAM, SOUND, '/usr/bin/socat'].forEach((program) => accessSync(program, constants.X_OK));
      return new Network();
    } catch (missing) {
      process.stdout.write(`SKIPPED: Firefox in the conference, because it or a network for it is missing: ${String(missing).split('\n')[0]}\n`);
      return undefined;
    }
  }

  static async start(network: Network): Promise<Firefox> {
    const home = mkdtempSync(join(tmpdir(), 'giaoban-firefox-'));
    const pulse = join(home, 'sound');
    const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, PULSE_SERVER: `unix:${pulse}` };
    const modules = ['module-null-sink', `module-native-protocol-unix auth-anonymous=1 socket=${pulse}`];
    const sound = spawn(SOUND, ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', ...modules.map((m) => `--load=${m}`)], {
      env,
      stdio: 'ignore',
    });
    guarded(sound);
    const port = await freePort();
    const door = network.door(port);
    const orders = takeOrders(port, door);
    const program = join(home, 'firefox');
    // It takes orders on its own loopback, at the same port.
    writeFileSync(program, `#!/bin/sh\nshift\nexec ${network.inside(PROGRAM, `--remote-debugging-port=${port}`).join(' ')} "$@"\n`);
    chmodSync(program, 0o700);
    const close = async (): Promise<void> => {
      orders.close();
      door.close();
      sound.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    };
    try {
      const browser = await firefox.launch({ channel: 'moz-firefox', executablePath: program, env, firefoxUserPrefs: PREFERENCES, timeout: 60_000 });
      return new Firefox(browser, close);
    } catch (failed) {
      await close();
      throw failed;
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.close();
  }
}

/** A network for one program, with a cable to this machine; only root may make one. */
class Network {
  private readonly name = `giaoban-e2e-${process.pid}`;
  private readonly cable = `gbe${process.pid}`;

  constructor() {
    // What killed runs left would take the answers.
    for (const [name, pid] of execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' }).matchAll(/^giaoban-e2e-(\d+)/gm)) {
      if (!existsSync(`/proc/${pid}`)) ip('netns', 'delete', name);
    }
    try {
      ip('netns', 'add', this.name);
      ip('link', 'add', this.cable, 'type', 'veth', 'peer', 'name', 'far', 'netns', this.name);
      ip('address', 'add', `${NEAR}/30`, 'dev', this.cable);
      ip('link', 'set', this.cable, 'up');
      ip('-n', this.name, 'address', 'add', `${FAR}/30`, 'dev', 'far');
      ip('-n', this.name, 'link', 'set', 'far', 'up');
      ip('-n', this.name, 'link', 'set', 'lo', 'up');
    } catch (failed) {
      this.remove();
      throw failed;
    }
  }

  inside(...command: string[]): string[] {
    return ['ip', 'netns', 'exec', this.name, ...command];
  }

  /** A port of this machine's loopback that leads to one inside. */
  door(port: number): Server {
    return createServer((socket) => {
      const [program, ...args] = this.inside('socat', '-', `TCP:127.0.0.1:${port}`);
      const through: ChildProcess = spawn(program!, args, { stdio: ['pipe', 'pipe', 'ignore'] });
      socket.on('error', () => through.kill()).pipe(through.stdin!.on('error', () => socket.destroy()));
      through.stdout!.pipe(socket);
    }).listen(0, '127.0.0.1');
  }

  remove(): void {
    try {
      ip('netns', 'delete', this.name);
    } catch {
      // It was never made.
    }
  }
}

/** Hands orders (WebDriver BiDi) through a door, but for those that Playwright gives and this Firefox does not know. */
function takeOrders(port: number, door: Server): WebSocketServer {
  const front = new WebSocketServer({ host: '127.0.0.1', port });
  front.on('connection', (giver, { url }) => {
    const taker = new WebSocket(`ws://127.0.0.1:${(door.address() as AddressInfo).port}${url}`, { headers: { host: `127.0.0.1:${port}` } });
    const open = new Promise<void>((resolve) => taker.on('open', () => resolve()));
    giver.on('message', (data) => {
      const order = JSON.parse(String(data)) as { id: number; method: string };
      if (UNKNOWN.has(order.method)) giver.send(JSON.stringify({ type: 'success', id: order.id, result: {} }));
      else void open.then(() => taker.send(String(data)));
    });
    taker.on('message', (data) => giver.send(String(data)));
    taker.on('error', () => giver.close());
    taker.on('close', () => giver.close());
    giver.on('close', () => taker.close());
  });
  return front;
}

function ip(...args: string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
