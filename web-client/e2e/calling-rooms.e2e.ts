import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { faultsOf } from './support/axe.js';
import { type Window, launch, open, picture } from './support/browser.js';
import { Room, freePort, installed, takesCalls } from './support/room.js';
import { Server } from './support/server.js';

if (!installed) process.stdout.write('SKIPPED: calling rooms from their page, because baresip is not installed\n');

describe.skipIf(!installed)('a technician calls a room', () => {
  let server: Server;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let room: Room;
  let conference: { id: string; links: SiteLink[] };
  let row: Locator;

  beforeAll(async () => {
    server = await Server.start({ port: 18170, args: ['--no-simulators'], prepare: takesCalls });
    browser = await launch();
    const api = await Api.start(server);
    conference = await api.conference(3);
    room = await Room.start({ box: [40, 180, 180], tone: 440, codecs: 'PCMA/8000/1' });
    window = await open(browser);
    page = window.page;
    const [name, ...value] = api.cookie.split(';')[0]!.split('=');
    await window.context.addCookies([{ name: name!, value: value.join('='), url: server.url }]);
    row = page.getByRole('listitem', { name: new RegExp(`${conference.links[1]!.unit.name}$`) });
  });

  afterAll(async () => {
    await picture(browser, 'calling-rooms-failed');
    await room?.stop();
    await browser?.close();
    await server?.stop();
  });

  const press = (name: string): Promise<void> => row.getByRole('button', { name: new RegExp(`^${name}:`) }).click();

  const reads = (text: string): Promise<void> => row.getByText(text).first().waitFor({ timeout: 30_000 });

  /** How the page looks, wide and narrow; nothing in it may keep anybody out. */
  async function looks(name: string): Promise<void> {
    for (const [width, height] of [[1440, 900], [390, 844]] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: fileURLToPath(new URL(`../target/${name}-${width}.png`, import.meta.url)), fullPage: true });
      expect(await faultsOf(page), `${name} ${width}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  /** A call of a province's MCU: the technician says on the lines' page for which sites it stands. */
  async function standsForOthers(): Promise<void> {
    const lines = await window.context.newPage();
    await lines.goto(`${server.url}/duong-truyen/${conference.id}`);
    const line = lines.getByRole('row').filter({ hasText: conference.links[1]!.unit.name });
    await line.getByRole('button', { name: 'Điểm cầu gộp' }).click();
    const panel = lines.getByRole('dialog');
    const others = conference.links.slice(2).map((link) => link.unit.name);
    for (const name of others) await panel.getByRole('checkbox', { name: new RegExp(`${name}$`) }).check();
    await panel.getByRole('button', { name: 'Ghi lại' }).click();
    await line.getByText(`Thay cho ${others.length} điểm cầu`).waitFor();
    for (const name of others) await line.getByRole('listitem').filter({ hasText: name }).getByText('qua cuộc gọi này').waitFor();
    await line.getByRole('button', { name: 'Điểm cầu gộp' }).click();
    for (const name of others) await panel.getByRole('checkbox', { name: new RegExp(`${name}$`) }).uncheck();
    await panel.getByRole('button', { name: 'Ghi lại' }).click();
    await line.getByText(/^Thay cho/).waitFor({ state: 'detached' });
    await lines.close();
  }

  test('whose number and PIN stand on the page, found from the lines of the sites', async () => {
    await page.goto(`${server.url}/duong-truyen/${conference.id}`);
    await page.getByRole('link', { name: 'Gọi phòng họp (SIP)' }).click();
    await page.getByRole('heading', { name: 'Gọi phòng họp' }).waitFor();
    const dial = (await row.locator('code').first().textContent()) ?? '';
    const [, number, pin] = /^sip:(\d+)\*(\d{6})@127\.0\.0\.1:\d+$/.exec(dial)!;
    await row.getByText(number!, { exact: true }).waitFor();
    await row.getByText(pin!, { exact: true }).waitFor();
    await window.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    await press('Sao chép');
    await page.getByText(/^Đã sao chép địa chỉ gọi vào/).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(dial);
    await page.setViewportSize({ width: 390, height: 844 });
    const [beside, copies] = await Promise.all([row.getByText(number!, { exact: true }).boundingBox(), row.getByRole('button', { name: /^Sao chép:/ }).boundingBox()]);
    expect(copies!.y, 'the copy button stands beside the number').toBeLessThan(beside!.y + beside!.height);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('after its address was written', async () => {
    await press('Ghi địa chỉ');
    const address = page.getByLabel('Địa chỉ của thiết bị phòng họp');
    await address.fill('phòng họp');
    await page.getByRole('button', { name: 'Ghi lại' }).click();
    await page.getByText('Đây không phải địa chỉ SIP.').waitFor();
    await looks('calling-rooms-address');
    await address.fill(room.address.replace('sip:', ''));
    await address.press('Enter');
    await row.getByRole('button', { name: /^Gọi:/ }).waitFor();
  });

  test('which answers, and is hung up on', async () => {
    await row.getByRole('button', { name: /^Gọi:/ }).focus();
    await page.keyboard.press('Enter');
    await reads('Đã vào phòng họp');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'the focus goes with the row into its new group').toMatch(/^Ngắt:/);
    await looks('calling-rooms-in');
    await standsForOthers();
    await page.bringToFront();
    await row.getByRole('button', { name: /^Ngắt:/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Ngắt' }).click();
    await reads('Chưa vào');
  });

  test('which is called again with all that are absent', async () => {
    await page.getByRole('button', { name: 'Gọi 1 điểm vắng' }).click();
    await page.getByText('Đang gọi 1 phòng; 3 điểm vắng chưa có địa chỉ.').waitFor();
    await reads('Đã vào phòng họp');
    await press('Ngắt');
    await page.getByRole('dialog').getByRole('button', { name: 'Ngắt' }).click();
    await reads('Chưa vào');
  });

  test('which cannot be reached: the page says why, and calls no longer when that is stopped', async () => {
    await press('Địa chỉ, đăng ký');
    await page.getByLabel('Địa chỉ của thiết bị phòng họp').fill(`sip:room@127.0.0.1:${await freePort()};transport=tcp`);
    await page.keyboard.press('Enter');
    await press('Gọi');
    await reads('Không nối được đến thiết bị phòng họp.');
    await reads('Đã gọi 1 lần, tự gọi lại lúc');
    await looks('calling-rooms-failed');
    await press('Dừng gọi');
    await reads('Đã gọi 1 lần, không tự gọi nữa.');
    expect(window.problems).toEqual([]);
  });
});
