import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decibels } from './room.js';

const PER_SECOND = 2;
const RATE = 8_000;
const PIXELS = 4;

/** Half a second of a recording: the colour in the middle of its picture, and how loud tones are. */
export interface Moment {
  colour: [number, number, number];
  tones: Record<number, number>;
}

/** What the one recording in a data folder shows and sounds like, decoded from its segments by ffmpeg. */
export function recorded(data: string, tones: number[]): Moment[] {
  const all = join(data, 'recordings');
  const files = readdirSync(all, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.webm')).toSorted();
  return files.flatMap((file) => {
    const decode = (...args: string[]): Buffer =>
      execFileSync('ffmpeg', ['-v', 'error', '-i', join(all, file), ...args, '-'], { maxBuffer: 1 << 28 });
    const shown = decode('-an', '-vf', 'crop=iw/10:ih/10,scale=2:2', '-r', String(PER_SECOND), '-pix_fmt', 'rgb24', '-f', 'rawvideo');
    const bytes = decode('-vn', '-ac', '1', '-ar', String(RATE), '-f', 's16le');
    const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 2)));
    return Array.from({ length: Math.floor(shown.length / (3 * PIXELS)) }, (_, i) => {
      const half = samples.subarray((i * RATE) / PER_SECOND, ((i + 1) * RATE) / PER_SECOND);
      return {
        colour: [...shown.subarray(3 * PIXELS * i, 3 * PIXELS * i + 3)] as [number, number, number],
        tones: Object.fromEntries(tones.map((t) => [t, half.length === 0 ? -200 : decibels(half, RATE, t)])),
      };
    });
  });
}
