import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { FAKE_DEVICES, launch, open, picture } from './support/browser.js';
import { atThePad, comeIn } from './support/people.js';
import { Server } from './support/server.js';

let server: Server;
let browser: Browser;
let api: Api;
let conference: { id: string; links: SiteLink[] };

beforeAll(async () => {
  server = await Server.start({ port: 18180, args: ['--no-simulators'] });
  browser = await launch(FAKE_DEVICES);
  api = await Api.start(server);
  conference = await api.conference(3);
  const chair = await atThePad(browser, api, conference.id);
  await chair.page.getByRole('button', { name: /^Mở họp/ }).click();
  await chair.page.getByRole('button', { name: /^Kết thúc/ }).first().waitFor();
  await chair.context.close();
});

afterAll(async () => {
  await picture(browser, 'links');
  await browser?.close();
  await server?.stop();
});

const attendance = (): Promise<unknown> => api.call('GET', `/conferences/${conference.id}/attendance`);
/** Every event of the conference, by name; but not that the chair's page is gone, which was closed before the first test. */
const events = (): string =>
  execFileSync(
    'sqlite3',
    [join(server.data, 'log.db'), `select name from events where stream like '%${conference.id}%' and name <> 'chair-lost' order by place`],
    { encoding: 'utf8' },
  );
const token = (link: SiteLink): string => link.url.split('#')[1]!;

test('opening each link 100 times in Chromium, and 100 GETs and HEADs, change nothing and never send the token', async () => {
  // The recorder's first note follows the opening by a moment.
  await expect.poll(events, { timeout: 20_000 }).toContain('recording-started');
  const before = { attendance: await attendance(), events: events() };
  // What is painted is of no matter here: a window that is small costs little.
  const { page: first, context } = await open(browser, undefined, { width: 320, height: 240 });
  const sent: string[] = [];
  context.on('request', (r) => sent.push(`${r.url()} ${JSON.stringify(r.headers())} ${r.postData() ?? ''}`));
  // A tab for each link, all at the same time.
  const look = async (link: SiteLink, page: Page): Promise<void> => {
    for (let i = 0; i < 100; i++) {
      await page.goto(link.url, { waitUntil: i === 0 ? 'networkidle' : 'load' });
      await page.goto('about:blank');
      await fetch(link.url, { method: i % 2 ? 'HEAD' : 'GET' });
    }
  };
  const tabs = [first, ...(await Promise.all(conference.links.slice(1).map(() => context.newPage())))];
  await Promise.all(conference.links.map((link, i) => look(link, tabs[i]!)));
  await context.close();
  const page = conference.links[0]!.url.split('#')[0];
  expect(sent.filter((request) => request.split(' ')[0] === page).length).toBeGreaterThanOrEqual(100 * conference.links.length);
  for (const link of conference.links) {
    expect(sent.filter((request) => request.split(' ')[0] !== link.url && request.includes(token(link)))).toEqual([]);
  }
  expect({ attendance: await attendance(), events: events() }).toEqual(before);
}, 400_000);

test('before the press the page shows the office and one button, and no name of a site', async () => {
  const { page, context } = await open(browser);
  await page.goto(conference.links[1]!.url);
  await page.getByRole('button', { name: 'Vào phòng họp' }).waitFor();
  expect(await page.getByRole('button').count()).toBeLessThanOrEqual(2);
  expect(await page.locator('body').innerText()).not.toContain(conference.links[1]!.unit.name);
  await context.close();
});

// Each of these has a site of its own, and waits for seconds: they run beside each other.
describe.concurrent('once people are in', () => {
  test('one link on two machines never gives two microphones', async ({ expect: here }) => {
    const first = await comeIn(browser, conference.links[1]!.url);
    const second = await open(browser);
    await second.page.goto(conference.links[1]!.url);
    await second.page.getByRole('button', { name: 'Vào phòng họp' }).click();
    await second.page.getByRole('button', { name: /^Chuyển sang máy này/ }).waitFor();
    await second.page.getByRole('button', { name: /^Chỉ theo dõi/ }).click();
    await here.poll(() => second.page.getByRole('button', { name: /^Đăng ký phát biểu/ }).count()).toBe(0);
    await first.page.getByRole('button', { name: /^Đăng ký phát biểu/ }).waitFor();
    await first.context.close();
    await second.context.close();
  });

  test('the seat moves to another machine when nobody refuses, and the first only watches', async () => {
    const first = await comeIn(browser, conference.links[2]!.url);
    const second = await open(browser);
    await second.page.goto(conference.links[2]!.url);
    await second.page.getByRole('button', { name: 'Vào phòng họp' }).click();
    await second.page.getByRole('button', { name: /^Chuyển sang máy này/ }).click();
    await first.page.getByText(/chuyển sang máy khác/).waitFor({ timeout: 40_000 });
    expect(await first.page.getByRole('button', { name: /^Đăng ký phát biểu/ }).count()).toBe(0);
    await first.context.close();
    await second.context.close();
  }, 90_000);

  test('a killed link stops working at once, for who is in and for who comes', async () => {
    const link = conference.links[3]!;
    const inside = await comeIn(browser, link.url);
    await api.call('POST', `/conferences/${conference.id}/sites/${link.site}/link`, {});
    await inside.page.getByText(/đã được thay/).waitFor({ timeout: 10_000 });
    const late = await fetch(`${server.url}/api/v1/site-sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ token: token(link) }),
    });
    expect(late.status).toBe(410);
    expect(((await late.json()) as { code: string }).code).toBe('link-killed');
    await inside.context.close();
  });
});

test('a link of one conference opens nothing of another', async () => {
  const other = await api.conference(2);
  const { deviceSession } = await api.call<{ deviceSession: string }>('POST', '/site-sessions', { token: token(conference.links[0]!) });
  for (const path of [`/conferences/${other.id}`, `/conferences/${other.id}/links`, `/conferences/${other.id}/attendance`, '/archive/conferences', '/units']) {
    const response = await fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${deviceSession}` } });
    expect([401, 403, 404], path).toContain(response.status);
  }
});
