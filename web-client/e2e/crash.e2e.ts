import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { type Signal, type Window, launch, picture } from './support/browser.js';
import { allComeIn, askToSpeak, atThePad, seek, seesColour } from './support/people.js';
import { Server } from './support/server.js';

const SIGNALS: Signal[] = [
  { colour: [200, 40, 40], tone: 500 },
  { colour: [40, 180, 40], tone: 900 },
  { colour: [40, 60, 200], tone: 1400 },
];

let server: Server;
let browser: Browser;
let api: Api;
let conference: { id: string; links: SiteLink[] };
let chair: Window;
let sites: Window[];

beforeAll(async () => {
  server = await Server.start({ port: 18160, args: ['--no-simulators'] });
  browser = await launch();
  api = await Api.start(server);
  conference = await api.conference(2);
  sites = await allComeIn(browser, conference.links, SIGNALS);
  chair = await atThePad(browser, api, conference.id);
  await chair.page.getByRole('button', { name: /^Mở họp/ }).click();
  await askToSpeak(sites[1]!.page, 'Việc thứ nhất');
  await askToSpeak(sites[2]!.page, 'Việc thứ hai');
  await chair.page.getByRole('button', { name: /^Mời/ }).first().click();
  await seesColour(sites[2]!.page, SIGNALS[1]!.colour);
});

afterAll(async () => {
  await picture(browser, 'crash');
  await browser?.close();
  await server?.stop();
});

/** What the server says it acknowledged: every note's text, the queue, the floor. */
interface Room {
  floor: { site: string } | null;
  queue: { site: string }[];
  notes: string[];
}

async function room(): Promise<Room> {
  const { items } = await api.call<{ items: { text: string }[] }>('GET', `/conferences/${conference.id}/notes`);
  const live = await api.call<{ floor: Room['floor']; queue: Room['queue'] }>('GET', `/conferences/${conference.id}`);
  return { floor: live.floor, queue: live.queue, notes: items.map((n) => n.text) };
}

test('after kill -9 and a restart everyone comes back by themselves, and nothing acknowledged is missing', async () => {
  const acknowledged: string[] = [];
  const note = chair.page.getByLabel(/Ghi chép/);
  for (let i = 1; i <= 5; i++) {
    await note.fill(`Ghi chép số ${i}`);
    await note.press('Enter');
    await chair.page.getByText(`Ghi chép số ${i}`).waitFor();
    acknowledged.push(`Ghi chép số ${i}`);
  }
  const before = await room();
  await server.kill9();
  for (const window of [chair, ...sites]) {
    await window.page.getByText(/nối lại/).first().waitFor({ timeout: 20_000 });
  }
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await server.launch();
  const restarted = Date.now();
  await seesColour(sites[2]!.page, SIGNALS[1]!.colour, 10_000);
  await seesColour(chair.page, SIGNALS[1]!.colour, Math.max(100, 10_000 - (Date.now() - restarted)));
  expect(Date.now() - restarted).toBeLessThan(10_000);
  const frames = await chair.page.evaluate(() => observer.frames());
  await expect.poll(() => chair.page.evaluate(() => observer.frames())).toBeGreaterThan(frames + 10);

  const after = await room();
  expect(after).toEqual(before);
  expect(acknowledged.every((text) => after.notes.includes(text))).toBe(true);
}, 120_000);

test('the recording goes on, and plays with its gap marked', async () => {
  await new Promise((resolve) => setTimeout(resolve, 6000));
  await chair.page.getByRole('button', { name: /^Kết thúc/ }).first().click();
  await chair.page.getByRole('dialog').getByRole('button', { name: /^Kết thúc/ }).click();
  interface Archive {
    recording: { state: string; gaps: { offsetSeconds: number; seconds: number }[] };
  }
  let archive: Archive | undefined;
  await expect
    .poll(async () => (archive = await api.call<Archive>('GET', `/archive/conferences/${conference.id}`)).recording.state, { timeout: 30_000 })
    .toBe('SEALED');
  expect(archive!.recording.gaps).toHaveLength(1);
  expect(archive!.recording.gaps[0]!.seconds).toBeGreaterThan(3);
  await chair.page.goto(`${server.url}/ho-so/${conference.id}`);
  await chair.page.getByText(/Đoạn trống/).first().waitFor();
  const video = chair.page.locator('video').first();
  const gap = archive!.recording.gaps[0]!;
  for (const at of [1, gap.offsetSeconds + gap.seconds + 2]) {
    await seek(video, at);
    await video.evaluate((v: HTMLVideoElement) => v.play());
    await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.currentTime), { timeout: 10_000 }).toBeGreaterThan(at + 1);
  }
  // Into the gap, as one who drags the bar: it goes on where there is something to see.
  await video.evaluate((v: HTMLVideoElement, at) => {
    v.pause();
    v.currentTime = at;
  }, gap.offsetSeconds + gap.seconds / 2);
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => (v.readyState >= 2 ? v.currentTime : -1)), { timeout: 10_000 }).toBeGreaterThanOrEqual(gap.offsetSeconds + gap.seconds - 0.5);
}, 120_000);
