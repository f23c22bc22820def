import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { FAKE_DEVICES, type Window, launch, picture } from './support/browser.js';
import { allComeIn, askToSpeak, atThePad, seesColour, tonesHeard } from './support/people.js';
import { Server } from './support/server.js';

let server: Server;
let browser: Browser;
let conference: { id: string; links: SiteLink[] };
let chair: Window;
let sites: Window[];

beforeAll(async () => {
  server = await Server.start({ port: 18220, args: ['--no-simulators'] });
  browser = await launch(FAKE_DEVICES);
  const api = await Api.start(server);
  conference = await api.conference(2);
  sites = await allComeIn(browser, conference.links);
  chair = await atThePad(browser, api, conference.id);
  await chair.page.getByRole('button', { name: /^Mở họp/ }).click();
});

afterAll(async () => {
  await picture(browser, 'devices');
  await browser?.close();
  await server?.stop();
});

/** Chromium's own camera is this green, its microphone beeps at 400 Hz. */
const GREEN: [number, number, number] = [60, 230, 18];

test('the main site, which never hears itself, hears nobody before anybody is invited', async () => {
  for (const window of [chair, ...sites.slice(1)]) await seesColour(window.page, GREEN);
  expect(await tonesHeard(sites[0]!.page, [400])).toEqual([]);
});

test("through the browser's own capture, who has the floor is seen moving and heard beeping by all others", async () => {
  const member = 1;
  const { page } = sites[member]!;
  await askToSpeak(page, `Nội dung thứ ${member}`);
  await chair.page.getByRole('button', { name: new RegExp(`^Mời.*${conference.links[member]!.unit.name}`) }).first().click();
  await page.getByText('ĐANG PHÁT BIỂU').waitFor();
  expect(await tonesHeard(sites[0]!.page, [400], 2500)).toEqual([400]);
  for (const window of [chair, ...sites.filter((_, i) => i !== member)]) {
    await seesColour(window.page, GREEN);
    const before = await window.page.evaluate(() => observer.frames());
    await expect.poll(() => window.page.evaluate(() => observer.frames())).toBeGreaterThan(before + 5);
    expect(await tonesHeard(window.page, [400])).toEqual([400]);
  }
});

test('nothing went wrong in any page', () => {
  expect([chair, ...sites].flatMap((w) => w.problems)).toEqual([]);
});
