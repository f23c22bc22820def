import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageOf } from './support/accounts.js';
import { Api } from './support/api.js';
import { FAKE_DEVICES, launch, picture } from './support/browser.js';
import { SimulatedCamera } from './support/camera.js';
import { FarRoom } from './support/far-room.js';
import { comeIn } from './support/people.js';
import { takesCalls } from './support/room.js';
import { Server } from './support/server.js';

const folder = fileURLToPath(new URL('../target/pages/', import.meta.url));

let server: Server;
let browser: Browser;
let api: Api;
/** Of another site: with one camera alone there is nothing to choose. */
let elsewhere: SimulatedCamera;
let page: Page;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  server = await Server.start({ port: 18380, args: ['--no-simulators'], prepare: takesCalls });
  api = await Api.start(server);
  elsewhere = await SimulatedCamera.start('--sony', '0');
  const sites = await api.call<{ items: { id: string }[] }>('GET', '/sites?limit=1');
  await api.call('PUT', `/cameras/${randomUUID()}`, { site: sites.items[0]!.id, name: 'Máy chính', address: elsewhere.address });
  browser = await launch(FAKE_DEVICES);
  page = await pageOf(browser, server, api.cookie);
  await page.goto(`${server.url}/may-quay`);
  await page.getByText('Sẵn sàng').first().waitFor();
});

afterAll(async () => {
  await picture(browser, 'camera-in-a-meeting-failed');
  await browser?.close();
  elsewhere?.stop();
  await server?.stop();
});

test('in a conference the page shows the site itself, and a place keeps what is seen', async () => {
  const { links } = await api.conference(1);
  const other = await SimulatedCamera.start('--udp', '0');
  const red: [number, number, number] = [200, 40, 40];
  const site = await comeIn(browser, links[1]!.url, { colour: red, tone: 500 });
  try {
    await api.call('PUT', `/cameras/${randomUUID()}`, { site: links[1]!.site, name: 'Máy xã', address: other.address });
    await page.setViewportSize({ width: 1440, height: 900 });
    const chosen = page.getByRole('button', { name: /^Máy xã/ });
    await chosen.getByText('Sẵn sàng').waitFor({ timeout: 20_000 });
    await chosen.click();
    const video = page.locator('video');
    await video.waitFor({ timeout: 20_000 });
    await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.videoWidth), { timeout: 20_000 }).toBeGreaterThan(0);
    await page.getByLabel('Tên vị trí').fill('Ghế chủ tịch');
    await page.getByRole('button', { name: 'Lưu vào số 1' }).click();
    const kept = page.locator('li img');
    await kept.waitFor();
    const colour = await kept.evaluate(async (img: HTMLImageElement) => {
      await img.decode();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 1;
      const context = canvas.getContext('2d')!;
      context.drawImage(img, 0, 0, 1, 1);
      return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
    });
    // The site flashes white once a second, which may be what was seen; nothing seen would be black.
    const near = (wanted: readonly number[]) => wanted.every((part, i) => Math.abs(colour[i]! - part) < 60);
    expect(near(red) || near([255, 255, 255]), `of ${colour}`).toBe(true);
    await page.screenshot({ path: `${folder}camera-live-1440.png` });
  } finally {
    await site.context.close();
    other.stop();
  }
});

test('a room system that takes H.281 in its call is moved by the same pad, and shows only what it can do', async () => {
  // The bytes that another implementation's decoder took, as in FarEndTest.
  const [start, stop, third] = ['7E7E0086C000000000800380030042737E7E', '7E7E0086C0000000008003C003', '7E7E0086C0000000008003100C1A877E7E'] as const;
  const { id, links } = await api.conference(1);
  const rooms = await api.call<{ items: { site: string; dial: string[] }[] }>('GET', `/conferences/${id}/rooms`);
  const room = await FarRoom.dial(rooms.items.find((r) => r.site === links[1]!.site)!.dial[0]!);
  const chosen = page.getByRole('button', { name: /^Máy quay của hệ thống phòng họp/ });
  await chosen.getByText('Sẵn sàng').waitFor({ timeout: 20_000 });
  await chosen.click();
  await page.getByRole('button', { name: 'Phải', exact: true }).hover();
  await page.mouse.down();
  await expect.poll(() => room.told, { timeout: 10_000 }).toContain(start);
  await page.mouse.up();
  await expect.poll(() => room.told.some((told) => told.startsWith(stop)), { timeout: 10_000 }).toBe(true);
  await page.getByLabel('Vị trí số').selectOption('3');
  await page.getByRole('button', { name: 'Về số 3' }).click();
  await expect.poll(() => room.told, { timeout: 10_000 }).toContain(third);
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${folder}camera-far-${width}.png`, fullPage: width === 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }
  await room.hangUp();
  await chosen.waitFor({ state: 'detached', timeout: 20_000 });
});

test('a camera that is gone in the middle of a drive is said within five seconds, on its page and on the board, and the meeting goes on', async () => {
  const { links } = await api.conference(1);
  const site = await comeIn(browser, links[1]!.url, { colour: [40, 40, 200], tone: 500 });
  const hall = await SimulatedCamera.start('--udp', '0');
  try {
    await api.call('PUT', `/cameras/${randomUUID()}`, { site: links[1]!.site, name: 'Máy hội trường', address: hall.address });
    await page.setViewportSize({ width: 1440, height: 900 });
    const chosen = page.getByRole('button', { name: /^Máy hội trường/ });
    await chosen.getByText('Sẵn sàng').waitFor({ timeout: 20_000 });
    await chosen.click();
    const shown = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
    await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThan(0);
    const board = await page.context().newPage();
    await board.goto(`${server.url}/thiet-bi`);
    await board.getByRole('heading', { level: 1, name: /./ }).waitFor();
    await page.bringToFront();
    await page.getByRole('button', { name: 'Phải', exact: true }).hover();
    await page.mouse.down();
    await expect.poll(async () => (await hall.seen()).moving, { timeout: 10_000 }).toBe(true);
    hall.stop();
    const gone = Date.now();
    await board.getByText(/Máy hội trường\)?:.*Máy quay không trả lời/).waitFor({ timeout: 15_000 });
    const said = Date.now() - gone;
    process.stdout.write(`the board said it after ${said} ms\n`);
    expect(said).toBeLessThanOrEqual(5_000);
    await page.getByText('Xem nguồn điện').waitFor({ timeout: 8_000 });
    await page.mouse.up();
    const before = await shown();
    await expect.poll(shown, { timeout: 10_000 }).toBeGreaterThan(before + 10);
    for (const [width, height] of [[1440, 900], [390, 844]] as const) {
      await board.setViewportSize({ width, height });
      await board.screenshot({ path: `${folder}board-${width}.png` });
      expect(await board.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    }
  } finally {
    await site.context.close();
    hall.stop();
  }
});
