import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Signal } from './browser.js';
import { isColour, nearest } from './observer.js';
import { decibels } from './room.js';

const PER_SECOND = 2;
const RATE = 8_000;
const PIXELS = 4;

/** Half a second of a recording: the colour in the middle of its picture, and how loud tones are. */
export interface Moment {
  colour: [number, number, number];
  tones: Record<number, number>;
}

function segments(data: string): string[] {
  const all = join(data, 'recordings');
  const files = readdirSync(all, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.webm'));
  return files.toSorted().map((file) => join(all, file));
}

function decode(file: string, ...args: string[]): Buffer {
  return execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...args, '-'], { maxBuffer: 1 << 28 });
}

function sound(file: string, rate: number, ...args: string[]): Int16Array {
  const bytes = decode(file, '-vn', ...args, '-ac', '1', '-ar', String(rate), '-f', 's16le');
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 2)));
}

/** What the one recording in a data folder shows and sounds like, decoded from its segments by ffmpeg. */
export function recorded(data: string, tones: number[]): Moment[] {
  return segments(data).flatMap((file) => {
    const shown = decode(file, '-an', '-vf', 'crop=iw/10:ih/10,scale=2:2', '-r', String(PER_SECOND), '-pix_fmt', 'rgb24', '-f', 'rawvideo');
    const samples = sound(file, RATE);
    return Array.from({ length: Math.floor(shown.length / (3 * PIXELS)) }, (_, i) => {
      const half = samples.subarray((i * RATE) / PER_SECOND, ((i + 1) * RATE) / PER_SECOND);
      return {
        colour: [...shown.subarray(3 * PIXELS * i, 3 * PIXELS * i + 3)] as [number, number, number],
        tones: Object.fromEntries(tones.map((t) => [t, half.length === 0 ? -200 : decibels(half, RATE, t)])),
      };
    });
  });
}

const FINE = 100;
const FINE_RATE = 24_000;
const WHITE: Signal['colour'] = [255, 255, 255];

/**
 * For each flash of the one recording, from a second of it on: how much later the nearest beep of whoever is seen comes,
 * in milliseconds, by the number of the signal. Both stand on the clock of the file, in steps of 10 ms.
 */
export function recordedLips(data: string, signals: Signal[], from: number): number[][] {
  const offsets: number[][] = signals.map(() => []);
  let passed = 0;
  for (const file of segments(data)) {
    const shown = decode(file, '-an', '-vf', `crop=iw/10:ih/10,scale=2:2,fps=${FINE}:start_time=0`, '-pix_fmt', 'rgb24', '-f', 'rawvideo');
    const colours = Array.from({ length: shown.length / (3 * PIXELS) }, (_, i) => [...shown.subarray(3 * PIXELS * i, 3 * PIXELS * i + 3)] as Signal['colour']);
    const samples = sound(file, FINE_RATE, '-af', 'aresample=async=1:first_pts=0');
    const beeps = signals.map(({ beep }) => beepsIn(samples, beep ?? 6000));
    for (const [i, colour] of colours.entries()) {
      if (passed + i < from * FINE || !isColour(colour, WHITE) || isColour(colours[i - 1] ?? WHITE, WHITE)) continue;
      // What a flash begins from; its first picture may be a mixture of both.
      const who = signals.findIndex((signal) => isColour(colours[Math.max(0, i - FINE / 10)]!, signal.colour, 60));
      if (who >= 0) offsets[who]!.push(nearest(beeps[who]!, (i * 1000) / FINE));
    }
    passed += colours.length;
  }
  return offsets;
}

/** When beeps of one tone begin, in milliseconds: half as loud as the loudest. */
function beepsIn(samples: Int16Array, hertz: number): number[] {
  const step = FINE_RATE / FINE;
  const levels = Array.from({ length: Math.floor(samples.length / step) }, (_, i) =>
    i === 0 ? -200 : decibels(samples.subarray((i - 1) * step, (i + 1) * step), FINE_RATE, hertz),
  );
  const half = levels.reduce((a, b) => Math.max(a, b), -200) - 6;
  return levels.flatMap((level, i) => (level > half && levels[i - 1]! <= half ? [(i * 1000) / FINE] : []));
}
