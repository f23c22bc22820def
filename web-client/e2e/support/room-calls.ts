import { readFileSync, readdirSync } from 'node:fs';
import type { Api } from './api.js';

interface Calls {
  calls: { site: string | null; stage: string; trouble: string[] }[];
  translations: { direction: string; process: number; cores: number; reason: string }[];
}

/** What the server says of its rooms' calls, and the processes that it runs for their pictures. */
export class RoomCalls {
  /** Every process that was ever named. */
  readonly processes = new Set<number>();
  /** The most processes that ran at once, by what they make. */
  readonly most: Record<string, number> = {};
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly api: Api) {
    this.timer = setInterval(() => this.count(), 100);
  }

  async now(): Promise<Calls> {
    const now = await this.api.call<Calls>('GET', '/room-calls');
    now.translations.forEach((one) => this.processes.add(one.process));
    return now;
  }

  readonly translations = async (): Promise<string[]> => (await this.now()).translations.map((t) => `${t.direction}: ${t.reason}`).toSorted();

  /** Waits until the rooms of these sites sit in the conference. */
  async seated(sites: string[], said: () => string): Promise<void> {
    const end = Date.now() + 30_000;
    for (;;) {
      const seats = (await this.now()).calls.filter((c) => c.stage === 'seated').map((c) => c.site);
      if (sites.every((site) => seats.includes(site))) return;
      if (Date.now() > end) throw new Error(`not seated: ${JSON.stringify(await this.now())}\n${said()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The ffmpegs among the server's children, by the codec that they make. */
  count(): string[] {
    const made = children(Number(this.api.server.runFile['pid'])).flatMap((args) =>
      args[0]?.endsWith('ffmpeg') ? (args.find((arg) => /^libx264|^libvpx/.test(arg)) ?? 'other') : [],
    );
    for (const one of new Set(made)) this.most[one] = Math.max(this.most[one] ?? 0, made.filter((other) => other === one).length);
    return made;
  }

  /** Which of the processes that were ever named are still there. */
  alive(): number[] {
    return [...this.processes].filter(alive);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

/** The command lines of a process's children. */
function children(parent: number): string[][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const of = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return of === parent ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')] : [];
      } catch {
        return [];
      }
    });
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
