import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';

/** Waits until its input ends, which it does however this process ends; then ends the other, in good order if it can. */
const GUARD = 'read -r _; kill "$1" 2>/dev/null || exit; sleep 10; kill -9 "$1" 2>/dev/null';

/** Sees to it that a process does not outlive this one, even when this one is killed. */
export function guarded(child: ChildProcess): void {
  if (child.pid === undefined) return;
  // In a session of its own: what is pressed in the terminal does not reach it.
  const guard = spawn('sh', ['-c', GUARD, 'guard', String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  (guard.stdin as Socket).unref();
  child.once('exit', () => guard.kill());
}

/** Ends a process and waits for its end: in good order, and by force when that takes too long. */
export async function ended(child: ChildProcess, patience = 30_000): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), patience);
  await over;
  clearTimeout(impatient);
}
