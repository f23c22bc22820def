import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guarded } from './guarded.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What can be seen of a simulated camera. */
export interface Seen {
  pan: number;
  tilt: number;
  zoom: number;
  focus: number;
  autoFocus: boolean;
  compensation: boolean;
  compensationLevel: number;
  moving: boolean;
  executed: number;
  refused: number;
  tallyRed: boolean;
  commands: string[];
}

/** A camera that is not there, played by ./run simulate camera. */
export class SimulatedCamera {
  private constructor(
    private readonly process: ChildProcess,
    readonly address: string,
    readonly page: string,
  ) {}

  static async start(...args: string[]): Promise<SimulatedCamera> {
    const child = spawn(join(root, 'run'), ['simulate', 'camera', ...args, '--page', '0'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    guarded(child);
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      const found = /: (\w+:\S+)\n(http:\S+)/.exec(said);
      if (found) return new SimulatedCamera(child, found[1]!, found[2]!);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill();
    throw new Error(`no simulated camera: ${said}`);
  }

  get port(): number {
    return Number(this.address.split(':').at(-1));
  }

  async seen(): Promise<Seen> {
    return (await (await fetch(`${this.page}state`)).json()) as Seen;
  }

  stop(): void {
    this.process.kill('SIGTERM');
  }
}
