import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { type Signal, type Window, launch, open, picture } from './support/browser.js';
import { ContentRoom, installed } from './support/content-room.js';
import { isColour } from './support/observer.js';
import { atThePad, comeIn, seesColour, withoutH264 } from './support/people.js';
import { recorded } from './support/recording.js';
import { freePort } from './support/room.js';
import { Server } from './support/server.js';

const HALL: Signal = { colour: [200, 40, 40], tone: 900 };
const COMMUNE: Signal = { colour: [40, 60, 200], tone: 1500 };
const PAPERS: Signal['colour'] = [200, 40, 200];
const SLIDES: Signal['colour'] = [40, 180, 40];
// Chromium's flag matches plain letters only.
const TITLE = 'Papers';

if (!installed) process.stdout.write('SKIPPED: the content of rooms, because sipp or ffmpeg is not installed\n');

describe.skipIf(!installed)('a room with a line for content, and two browsers', () => {
  let server: Server;
  let browser: Browser;
  let api: Api;
  let conference: { id: string; links: SiteLink[] };
  let chair: Window;
  let hall: Window;
  let commune: Window;
  let room: ContentRoom;

  beforeAll(async () => {
    server = await Server.start({
      port: 18210,
      args: ['--no-simulators'],
      prepare: async (data) =>
        writeFileSync(join(data, 'giaoban.yml'), `giaoban:\n  sip:\n    port: ${await freePort()}\n    addresses: 127.0.0.1\n`),
    });
    browser = await launch([], [`--auto-select-tab-capture-source-by-title=${TITLE}`]);
    api = await Api.start(server);
    conference = await api.conference(2);
    [hall, commune] = await Promise.all([
      comeIn(browser, conference.links[0]!.url, HALL),
      comeIn(browser, conference.links[1]!.url, COMMUNE, withoutH264),
    ]);
    chair = await atThePad(browser, api, conference.id);
    await chair.page.getByRole('button', { name: /^Mở họp/ }).click();
    await seesColour(commune.page, HALL.colour, 30_000);
    const rooms = await api.call<{ items: { site: string; dial: string[] }[] }>('GET', `/conferences/${conference.id}/rooms`);
    room = await ContentRoom.dial(rooms.items.find((r) => r.site === conference.links[2]!.site)!.dial[0]!);
  });

  afterAll(async () => {
    await picture(browser, 'content');
    room?.close();
    await browser?.close();
    await server?.stop();
  });

  async function translations(): Promise<string[]> {
    const now = await api.call<{ translations: { direction: string; reason: string }[] }>('GET', '/room-calls');
    return now.translations.map((t) => `${t.direction}: ${t.reason}`).toSorted();
  }

  async function roomSees(line: 'main' | 'content', colour: Signal['colour']): Promise<void> {
    const seen = (): boolean => isColour(room.sees()[line] ?? null, colour, 60);
    await expect.poll(seen, { timeout: 30_000, message: JSON.stringify({ line, colour, ...room.sees() }) }).toBe(true);
  }

  test("a browser's screen is on the room's second line, and the stage stays on the first", async () => {
    await roomSees('main', HALL.colour);
    const papers = await open(browser, undefined, { width: 1280, height: 720 });
    await papers.page.setContent(
      `<title>${TITLE}</title><body style="margin:0;background:rgb(${PAPERS.join(',')})"><p id="n">0</p>` +
        `<script>setInterval(() => (n.textContent = Date.now()), 100)</script>`,
    );
    await hall.page.getByRole('button', { name: 'Trình chiếu màn hình' }).click();
    await hall.page.getByRole('button', { name: 'Dừng trình chiếu' }).waitFor({ timeout: 15_000 });
    await roomSees('content', PAPERS);
    await roomSees('main', HALL.colour);
    await expect.poll(translations).toEqual(['screen-to-rooms: screen-is-vp8', 'to-rooms: stage-is-vp8']);
    await hall.page.getByRole('button', { name: 'Dừng trình chiếu' }).click();
    await seesColour(commune.page, HALL.colour);
  });

  test('what the room shows there is seen with H.264 and without it', async () => {
    await chair.page.getByRole('option', { name: new RegExp(conference.links[2]!.unit.name, 'i') }).first().click();
    await chair.page.getByRole('button', { name: 'Mời phát biểu', exact: true }).last().click();
    room.show(SLIDES);
    for (const window of [chair, hall, commune]) await seesColour(window.page, SLIDES, 20_000);
    await expect.poll(translations, { timeout: 15_000 }).toContain('from-rooms: viewer-without-h264');
    room.hide();
    await expect.poll(translations, { timeout: 20_000 }).not.toContain('from-rooms: viewer-without-h264');
  });

  test('and it is in the recording', async () => {
    await chair.page.getByRole('button', { name: /^Kết thúc/ }).first().click();
    await chair.page.getByRole('dialog').getByRole('button', { name: /^Kết thúc/ }).click();
    const archive = (): Promise<{ recording: { state: string } }> => api.call('GET', `/archive/conferences/${conference.id}`);
    await expect.poll(async () => (await archive()).recording.state, { timeout: 30_000 }).toBe('SEALED');
    const seen = recorded(server.data, []).map((moment) => moment.colour);
    for (const colour of [PAPERS, SLIDES]) expect(seen.filter((c) => isColour(c, colour, 60)).length).toBeGreaterThan(0);
  });

  test('nothing went wrong in any page', () => {
    expect([chair, hall, commune].flatMap((w) => w.problems)).toEqual([]);
  });
});
