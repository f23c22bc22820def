import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { faultsOf } from './support/axe.js';
import { FAKE_DEVICES, launch, picture } from './support/browser.js';
import { askToSpeak } from './support/people.js';
import { Server } from './support/server.js';

const SIZES = { '1440': { width: 1440, height: 900 }, '390': { width: 390, height: 844 } };
type Size = keyof typeof SIZES;
const folder = fileURLToPath(new URL('../target/pages/', import.meta.url));

let server: Server;
let browser: Browser;
let api: Api;
const faults: string[] = [];

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  server = await Server.start({ port: 18260 });
  browser = await launch(FAKE_DEVICES);
  api = await Api.start(server);
});

afterAll(async () => {
  await picture(browser, 'pages-failed');
  await browser?.close();
  await server?.stop();
});

/** A page as it stands: its picture, whether it is wider than its window, and what axe says of it. */
async function examine(page: Page, name: string, size: Size): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${folder}${name}-${size}.png`, fullPage: size === '390' });
  for (const fault of await faultsOf(page)) faults.push(`${name} ${size}: ${fault}`);
}

async function both(page: Page, name: string): Promise<void> {
  for (const size of ['1440', '390'] as const) await examine(page, name, size);
}

async function context(): Promise<BrowserContext> {
  const made = await browser.newContext({ viewport: SIZES['1440'], bypassCSP: true, locale: 'vi-VN' });
  made.on('page', (page) => page.on('pageerror', (e) => faults.push(`${page.url().split('#')[0]}: ${e}`)));
  return made;
}

async function signedIn(): Promise<BrowserContext> {
  const made = await context();
  const [name, ...value] = api.cookie.split(';')[0]!.split('=');
  await made.addCookies([{ name: name!, value: value.join('='), url: server.url }]);
  return made;
}

/** Runs in the page, before it: a microphone that hears this machine's loudspeaker. */
function microphoneHearsLoudspeaker(): void {
  if (!isSecureContext) return;
  const room = new AudioContext();
  const ear = room.createMediaStreamDestination();
  const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode): AudioNode {
    if (to === this.context.destination) {
      const tap = (this.context as AudioContext).createMediaStreamDestination();
      connect.call(this, tap);
      connect.call(room.createMediaStreamSource(tap.stream), ear);
    }
    return connect.call(this, to);
  } as typeof AudioNode.prototype.connect;
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const sound = wanted?.audio;
    const raw = typeof sound === 'object' && sound.echoCancellation === false;
    return raw ? new MediaStream(ear.stream.getTracks().map((track) => track.clone())) : capture(wanted);
  };
}

test('every page can be read by all, fits its window at 1440 and at 390, and is pictured', async () => {
  const staff = await signedIn();
  const page = await staff.newPage();
  const visit = async (path: string, ready: string | RegExp): Promise<void> => {
    await page.setViewportSize(SIZES['1440']);
    await page.goto(server.url + path);
    await page.getByText(ready).filter({ visible: true }).first().waitFor();
  };

  await visit('/start', /^104$/);
  await page.locator('video').waitFor();
  await both(page, 'start');
  await visit('/lich', /Lịch họp/);
  await both(page, 'schedule');
  await page.getByRole('button', { name: /^Như tuần trước/ }).click();
  await page.getByRole('button', { name: /^Gửi giấy mời/ }).waitFor();
  await both(page, 'schedule-draft');
  await visit('/ho-so', /Giao ban phòng, chống thiên tai/);
  await both(page, 'archive-list');
  await visit('/ho-so?q=de+dieu', /Phát từ đoạn này/);
  expect(await page.locator('h3', { hasText: 'Có dấu' }).innerText()).toContain('đê điều');
  expect(await page.locator('h3', { hasText: 'Dấu khác' }).innerText()).toContain('để điều');
  await both(page, 'archive');
  const { items } = await api.call<{ items: { id: string }[] }>('GET', '/sites?limit=1');
  await api.call('PUT', `/cameras/${randomUUID()}`, { site: items[0]!.id, name: 'Máy chính', address: 'tcp://127.0.0.1:9' });
  await visit('/may-quay', /từ chối kết nối/);
  await both(page, 'cameras');
  await visit('/thiet-bi', /Máy chính/);
  await both(page, 'devices');
  await visit('/xoa-nguoi', /^Xóa dữ liệu một người$/);
  await both(page, 'erase');
  await visit('/tinh-trang', /^Sao lưu$/);
  await page.getByText(/\d+ khung nhìn đều theo kịp nhật ký\./).waitFor();
  await both(page, 'system');

  await visit('/start', /Vào với vai chủ trì/);
  await page.getByRole('button', { name: /Vào với vai chủ trì/ }).click();
  await page.getByText('Đang phát biểu').first().waitFor();
  await both(page, 'pad');
  await visit(new URL(page.url()).pathname.replace('/pad/', '/phong-hop/'), /SIP đang tắt/);
  await both(page, 'rooms-off');
  await staff.close();

  const nobody = await context();
  const stranger = await nobody.newPage();
  await stranger.goto(`${server.url}/dang-nhap`);
  await stranger.getByRole('button', { name: /^Đăng nhập/ }).waitFor();
  await both(stranger, 'login');
  await stranger.goto(`${server.url}/setup`);
  await stranger.getByRole('heading').first().waitFor();
  await both(stranger, 'setup');
  await stranger.goto(`${server.url}/v`);
  await stranger.getByRole('button', { name: 'Không có liên kết?' }).click();
  await stranger.getByLabel('Điểm cầu').fill('xã Không Có');
  await stranger.getByLabel('Họ và tên').fill('Lò Văn Thỏ');
  await stranger.getByRole('button', { name: 'Xin vào' }).click();
  await stranger.getByText('Không có điểm cầu nào tên như vậy.').waitFor();
  expect(await stranger.getByLabel('Họ và tên').inputValue(), 'nothing typed is lost').toBe('Lò Văn Thỏ');
  await both(stranger, 'site-knock');
  await nobody.close();
  expect(faults).toEqual([]);
}, 240_000);

test('a commune hears its own chime, is called and heard, and learns whom to ask when its link was replaced', async () => {
  const { sample } = await api.call<{ sample: { conference: string; communeLink: string } }>('GET', '/start');
  const { items: links } = await api.call<{ items: SiteLink[] }>('GET', `/conferences/${sample.conference}/links?limit=500`);
  const token = sample.communeLink.split('#')[1]!;
  const mine = links.find((link) => link.url.endsWith(token))!;
  const commune = await context();
  await commune.addInitScript(microphoneHearsLoudspeaker);
  const page = await commune.newPage();
  await page.goto(`${server.url}/v#${token}`);
  await page.getByRole('button', { name: 'Vào phòng họp' }).waitFor();
  await both(page, 'site-door');
  await page.getByRole('button', { name: 'Vào phòng họp' }).click();
  await page.getByRole('button', { name: /^Kiểm tra/ }).waitFor();
  await both(page, 'site-check');
  const sent = page.waitForRequest((request) => request.url().endsWith('/line'));
  await page.getByRole('button', { name: /^Kiểm tra/ }).click();
  expect((await sent).method()).toBe('POST');
  await page.getByRole('button', { name: /^Báo có mặt/ }).waitFor({ timeout: 30_000 });
  await page.getByText('Micro nghe thấy loa.').waitFor();
  await both(page, 'site-report');
  await page.getByRole('button', { name: /^Báo có mặt/ }).click();
  await page.getByLabel(/Nội dung/).waitFor();
  await both(page, 'site-register');
  await askToSpeak(page, 'Sạt lở bản Cốc Lùng');
  await both(page, 'site-waiting');

  const pad = await (await signedIn()).newPage();
  await pad.goto(`${server.url}/pad/${sample.conference}`);
  await pad.getByRole('row').filter({ hasText: 'Sạt lở bản Cốc Lùng' }).getByRole('button', { name: /^Mời/ }).first().click();
  await page.getByText('ĐANG PHÁT BIỂU').waitFor();
  await page.waitForTimeout(1_500);
  await both(page, 'site-live');
  await examine(pad, 'pad-live', '1440');
  await pad.context().close();

  await api.call('POST', `/conferences/${sample.conference}/sites/${mine.site}/link`);
  await page.getByRole('link', { name: 'Gọi 0200 555 0123' }).waitFor();
  await both(page, 'site-killed');
  await commune.close();
  expect(faults).toEqual([]);
}, 240_000);
