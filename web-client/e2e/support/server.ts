import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended, guarded } from './guarded.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The product, started by ./run as a newcomer starts it, on a data folder of its own. */
export class Server {
  private process: ChildProcess | undefined;
  output = '';

  private constructor(
    readonly data: string,
    private readonly port: number,
    private readonly args: string[],
    private readonly env: Record<string, string>,
  ) {}

  /** `prepare` may lay files into its data folder before the first start. */
  static async start(options: { port: number; empty?: boolean; args?: string[]; env?: Record<string, string>; prepare?: (data: string) => Promise<void> }): Promise<Server> {
    const data = mkdtempSync(join(tmpdir(), 'giaoban-e2e-'));
    await options.prepare?.(data);
    const args = [...(options.empty ? ['--empty'] : []), ...(options.args ?? [])];
    const server = new Server(data, options.port, args, options.env ?? {});
    try {
      await server.launch();
    } catch (e) {
      await server.stop();
      throw e;
    }
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What the terminal printed behind the address: `/start#…`, used once. */
  get startLink(): string {
    const found = /https?:\/\/[^\s]+(\/start#[A-Za-z0-9-]+)/.exec(this.output);
    if (!found) throw new Error(`no start link in the terminal:\n${this.output}`);
    return this.url + found[1];
  }

  get runFile(): Record<string, unknown> {
    return JSON.parse(readFileSync(join(this.data, 'run.json'), 'utf8')) as Record<string, unknown>;
  }

  /** Starts it again on the same data; resolves when it is ready. */
  async launch(): Promise<void> {
    this.output = '';
    const child = spawn(join(root, 'run'), ['--data', this.data, '--port', String(this.port), ...this.args], {
      cwd: root,
      // Not this test's NODE_ENV: a build must be the one that users get.
      env: { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_ENV|VITE|VITEST)/.test(name))), ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    guarded(child);
    child.stdout.on('data', (text: Buffer) => (this.output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (this.output += text.toString()));
    const deadline = Date.now() + 300_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${this.output}`);
      const ready = await fetch(`${this.url}/api/v1/ready`).catch(() => undefined);
      // It answers a moment before the terminal shows the last line of its first screen.
      if (ready?.ok && this.output.includes('Ctrl+C')) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server was not ready in five minutes:\n${this.output}`);
  }

  /** As a power cut would, for this process. */
  async kill9(): Promise<void> {
    const over = once(this.process!, 'exit');
    process.kill(Number(this.runFile['pid']), 'SIGKILL');
    await over;
  }

  /** Ends it in good order; its data stay. */
  async end(): Promise<void> {
    if (this.process) await ended(this.process);
  }

  async stop(): Promise<void> {
    await this.end();
    if (!process.env['KEEP_DATA']) rmSync(this.data, { recursive: true, force: true });
  }

  /** ./run verify on its data: the exit code and what it printed. */
  verify(): { code: number; text: string } {
    try {
      return { code: 0, text: execFileSync(join(root, 'run'), ['verify', '--data', this.data], { encoding: 'utf8' }) };
    } catch (e) {
      const failed = e as { status: number; stdout: string; stderr: string };
      return { code: failed.status, text: failed.stdout + failed.stderr };
    }
  }
}
