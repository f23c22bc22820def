import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAKE_DEVICES, launch, picture } from './support/browser.js';
import { installObserver } from './support/observer.js';
import { seesColour, tonesHeard } from './support/people.js';
import { Server } from './support/server.js';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start({ port: 18200 });
  browser = await launch(FAKE_DEVICES);
});

afterAll(async () => {
  await picture(browser, 'first-run');
  await browser?.close();
  await server?.stop();
});

test('a newcomer goes from the start link to a found speech and next week\'s links in three minutes and fourteen presses', async () => {
  const began = Date.now();
  let presses = 0;
  const press = async (page: Page, name: RegExp, timeout = 30_000): Promise<void> => {
    await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click({ timeout });
    presses++;
  };
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN', bypassCSP: true });
  await context.addInitScript(installObserver);
  const page = await context.newPage();
  await page.goto(server.startLink);
  await page.getByText(/104/).first().waitFor();

  await press(page, /Vào với vai chủ trì/);
  await page.getByRole('heading', { name: /Đang phát biểu/ }).or(page.getByText('Đang phát biểu')).first().waitFor();
  await press(page, /^Mời (xã|phường|đặc khu)/);
  await page.getByText(/Đã mời/).first().waitFor();
  // The picture of the README.
  await expect.poll(() => page.evaluate(() => observer.frames()), { timeout: 15_000 }).toBeGreaterThan(30);
  await page.screenshot({ path: fileURLToPath(new URL('../target/live-conference.png', import.meta.url)) });

  const opened = context.waitForEvent('page');
  await press(page, /Vào như một xã/);
  const window = await opened;
  await press(window, /^Vào phòng họp/);
  await press(window, /^Kiểm tra/);
  await press(window, /^Báo có mặt/, 60_000);
  await window.getByLabel(/Nội dung/).fill('Sạt lở bản Cốc Lùng');
  await press(window, /^Đăng ký phát biểu/);
  await window.getByText(/^Thứ \d+/).first().waitFor();

  await page.bringToFront();
  await page.getByText('Sạt lở bản Cốc Lùng').first().waitFor();
  const strip = page.getByRole('row').or(page.getByRole('listitem')).filter({ hasText: 'Sạt lở bản Cốc Lùng' }).first();
  await strip.getByRole('button', { name: /^Mời/ }).first().click();
  presses++;
  await window.getByText('ĐANG PHÁT BIỂU').waitFor();
  // The newcomer's own camera, Chromium's green one, is on the chair's stage, and the voice with it.
  await seesColour(page, [60, 230, 18], 15_000);
  expect(await tonesHeard(page, [400], 2500)).toEqual([400]);
  await page.waitForTimeout(5000);

  await press(page, /^Kết thúc/);
  await page.getByRole('dialog').getByRole('button', { name: /^Kết thúc/ }).click();
  presses++;
  const search = page.getByRole('searchbox').first();
  await search.fill('sat lo ban coc lung');
  await search.press('Enter');
  await press(page, /Sạt lở bản Cốc Lùng/);
  const video = page.locator('video').first();
  const spoken = await page.evaluate(async () => {
    const id = location.pathname.split('/').at(-1);
    const file = await fetch(`/api/v1/archive/conferences/${id}`).then((r) => r.json() as Promise<{ speeches: { topic: string; offsetSeconds: number }[] }>);
    return file.speeches.find((s) => s.topic === 'Sạt lở bản Cốc Lùng')!.offsetSeconds;
  });
  const playing = (): Promise<number> =>
    video.evaluate((v: HTMLVideoElement) => (!v.paused && v.readyState >= 2 ? v.currentTime : -1));
  await expect.poll(playing, { timeout: 30_000, interval: 100 }).toBeGreaterThan(0);
  expect(Math.abs((await playing()) - spoken), 'it plays from the second of the speech').toBeLessThan(3);

  await press(page, /^(Lên lịch|Lịch họp)/);
  await press(page, /^Như tuần trước/);
  await press(page, /^Gửi giấy mời/);
  const links = async (): Promise<number> => new Set((await page.locator('main').innerText()).match(/\/v#[\w-]{22}/g)).size;
  await expect.poll(links, { timeout: 15_000, message: 'a link of its own for the main site and every commune' }).toBeGreaterThanOrEqual(105);

  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(`first run: ${presses} presses, ${seconds} s\n`);
  expect(presses).toBeLessThanOrEqual(14);
  expect(seconds).toBeLessThanOrEqual(180);
  await context.close();
}, 300_000);
