import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { type Signal, type Window, launch, picture } from './support/browser.js';
import { isColour } from './support/observer.js';
import { allComeIn, askToSpeak, atThePad, seek, seesColour, tonesHeard } from './support/people.js';
import { middle } from './support/room.js';
import { Server } from './support/server.js';

const SIGNALS: Signal[] = [
  { colour: [200, 40, 40], tone: 500 },
  { colour: [40, 180, 40], tone: 900 },
  { colour: [40, 60, 200], tone: 1400 },
];
/** What is on the papers that are shown, and what they sound like. */
const PAPERS: Signal = { colour: [200, 40, 200], tone: 3100 };
// Chromium's flag matches plain letters only.
const TITLE = 'Papers';

let server: Server;
let browser: Browser;
let api: Api;
let conference: { id: string; links: SiteLink[] };
let chair: Window;
let sites: Window[];
/** The tab that is shown. */
let shown: Page;
/** How often each page had negotiated before anything was shown. */
let before: string[][];

beforeAll(async () => {
  server = await Server.start({ port: 18190, args: ['--no-simulators'] });
  browser = await launch([], [`--auto-select-tab-capture-source-by-title=${TITLE}`], true);
  api = await Api.start(server);
  conference = await api.conference(2);
  sites = await allComeIn(browser, conference.links, SIGNALS);
  chair = await atThePad(browser, api, conference.id);
  await chair.page.getByRole('button', { name: /^Mở họp/ }).click();
  await askToSpeak(sites[1]!.page, 'Báo cáo quý');
  await chair.page.getByRole('button', { name: new RegExp(`^Mời.*${conference.links[1]!.unit.name}`) }).first().click();
  await sites[1]!.page.getByText('ĐANG PHÁT BIỂU').waitFor();
});

afterAll(async () => {
  await picture(browser, 'screen');
  await browser?.close();
  await server?.stop();
});

/** A tab that somebody might show, with a picture and a sound of its own. */
async function papers(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await page.setContent(
    `<title>${TITLE}</title><body style="margin:0;background:rgb(${PAPERS.colour.join(',')})"><p id="n">0</p>` +
      `<script>setInterval(() => (n.textContent = Date.now()), 100)</script>`,
  );
  await page.evaluate(async (tone) => {
    const audio = new AudioContext();
    await audio.resume();
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.frequency.value = tone;
    gain.gain.value = 0.2;
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start();
  }, PAPERS.tone);
  return page;
}

async function show(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Trình chiếu màn hình' }).click();
  await page.getByRole('button', { name: 'Dừng trình chiếu' }).waitFor({ timeout: 15_000 });
}

/** The picture of a window at both widths, as everybody would see it now. */
async function pictured({ page }: Window, name: string): Promise<void> {
  for (const [width, height] of [[390, 844], [1440, 900]] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(300);
    await page.screenshot({ path: fileURLToPath(new URL(`../target/screen-${name}-${width}.png`, import.meta.url)) });
  }
}

const negotiations = (): Promise<string[][]> => Promise.all([chair, ...sites].map((w) => w.page.evaluate(() => observer.negotiations())));

/** What is painted, small, upon the stage. */
async function besideStage(page: Page): Promise<[number, number, number] | null> {
  const clip = await page.evaluate(() => observer.inset());
  return clip && middle(page, `data:image/png;base64,${(await page.screenshot({ clip })).toString('base64')}`);
}

/** That a window shows the papers, and small beside them who speaks. */
async function seesPapersAnd({ page }: Window, beside: Signal): Promise<void> {
  await seesColour(page, PAPERS.colour, 20_000);
  const small = expect.poll(async () => isColour(await besideStage(page), beside.colour), { timeout: 20_000, message: `${page.url()} shows who speaks` });
  await small.toBe(true);
}

test('who has the floor shows a screen: all see it, and small beside it who speaks, and nothing is negotiated', async () => {
  before = await negotiations();
  shown = await papers();
  await show(sites[1]!.page);
  for (const window of [chair, sites[0]!, sites[2]!]) await seesPapersAnd(window, SIGNALS[1]!);
  await pictured(chair, 'pad');
  await pictured(sites[1]!, 'own');
  await pictured(sites[2]!, 'site');
  expect(await negotiations()).toEqual(before);
}, 120_000);

test('what the screen sounds like is heard by all with the voice', async () => {
  const tones = [...SIGNALS, PAPERS].map((s) => s.tone);
  expect(await tonesHeard(sites[2]!.page, tones)).toEqual([500, 900, 3100]);
  expect(await tonesHeard(chair.page, tones)).toEqual([500, 900, 3100]);
  expect(await tonesHeard(sites[0]!.page, tones)).toEqual([900, 3100]);
});

test('how each line is stands on the page of lines, with what the browsers saw', async () => {
  const { page } = await atThePad(browser, api, conference.id);
  await page.goto(`${server.url}/duong-truyen/${conference.id}`);
  // The hall has a name of its own.
  for (const { unit } of conference.links.slice(1)) await page.getByRole('row', { name: new RegExp(unit.name) }).waitFor();
  const row = page.getByRole('row', { name: new RegExp(conference.links[2]!.unit.name) });
  await expect.poll(() => row.textContent(), { timeout: 40_000 }).toMatch(/kbit\/s.*\d+ ms.*\d+p.*UDP/);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: fileURLToPath(new URL(`../target/lines-${width}.png`, import.meta.url)) });
  }
  const metrics = await fetch(`${server.url}/api/v1/metrics`, { headers: { cookie: api.cookie } });
  expect(await metrics.text()).toMatch(new RegExp(`giaoban_line_round_trip_seconds\\{conference="${conference.id}",of="mean"\\} 0`));
}, 90_000);

test('a screen that the browser itself ends is gone for all, and nothing is negotiated', async () => {
  await shown.close();
  for (const window of [chair, sites[0]!, sites[2]!]) await seesColour(window.page, SIGNALS[1]!.colour, 10_000);
  await sites[1]!.page.getByRole('button', { name: 'Trình chiếu màn hình' }).waitFor();
  expect(await tonesHeard(sites[2]!.page, [900, 3100])).toEqual([900]);
  expect(await negotiations()).toEqual(before);
});

test('the pad shows a screen too, and takes it back', async () => {
  shown = await papers();
  await show(chair.page);
  // Who speaks sees what is shown too, and itself beside it.
  for (const window of sites) await seesPapersAnd(window, SIGNALS[1]!);
  await pictured(sites[1]!, 'of-another');
  await chair.page.getByRole('button', { name: 'Dừng trình chiếu' }).click();
  for (const window of [chair, sites[0]!, sites[2]!]) await seesColour(window.page, SIGNALS[1]!.colour, 10_000);
  expect(await negotiations()).toEqual(before);
});

test('who closes the question of what to show reads nothing, and may press again; who may not show reads what to do', async () => {
  const { page } = sites[1]!;
  const answers = async (millis: number, why: string): Promise<void> => {
    await page.evaluate(([wait, message]) => {
      navigator.mediaDevices.getDisplayMedia = () =>
        new Promise((_, refuse) => setTimeout(() => refuse(new DOMException(message, 'NotAllowedError')), wait));
    }, [millis, why] as const);
    await page.getByRole('button', { name: 'Trình chiếu màn hình' }).click();
  };
  const advice = page.getByText('Cho phép ghi màn hình trong cài đặt');
  await answers(1_500, 'Permission denied');
  await page.getByRole('button', { name: 'Chọn màn hình…' }).waitFor();
  await page.getByRole('button', { name: 'Trình chiếu màn hình' }).waitFor();
  expect(await advice.count()).toBe(0);
  await answers(0, 'Permission denied by system');
  await advice.waitFor();
  await pictured(sites[1]!, 'refused');
});

test('the screen is in the recording', async () => {
  await chair.page.getByRole('button', { name: /^Kết thúc/ }).first().click();
  await chair.page.getByRole('dialog').getByRole('button', { name: /^Kết thúc/ }).click();
  interface Archive {
    speeches: { offsetSeconds: number; endOffsetSeconds: number }[];
    recording: { state: string };
  }
  let archive: Archive | undefined;
  await expect
    .poll(async () => (archive = await api.call<Archive>('GET', `/archive/conferences/${conference.id}`)).recording.state, { timeout: 30_000 })
    .toBe('SEALED');
  const { page } = chair;
  await page.goto(`${server.url}/ho-so/${conference.id}`);
  const video = page.locator('video').first();
  await video.waitFor();
  const [speech] = archive!.speeches;
  const seen: ReturnType<typeof observer.look>[] = [];
  for (let at = speech!.offsetSeconds + 1; at < speech!.endOffsetSeconds; at += 2) {
    // Where the picture changes from camera to screen the player may find nothing to show: that second is passed over.
    const there = await seek(video, at).then(
      () => true,
      () => false,
    );
    if (!there) continue;
    seen.push(await page.evaluate(() => observer.look()));
    if (isColour(seen.at(-1)!, PAPERS.colour)) break;
  }
  expect(isColour(seen.at(-1) ?? null, PAPERS.colour), `the speech showed ${seen.join(' then ')}`).toBe(true);
}, 150_000);

test('nothing went wrong in any page', () => {
  expect([chair, ...sites].flatMap((w) => w.problems)).toEqual([]);
});
