import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ViscaCamera, ViscaCommand } from 'visca-over-ip';
import { alsoSignedIn, pageOf } from './support/accounts.js';
import { Api } from './support/api.js';
import { FAKE_DEVICES, launch, picture } from './support/browser.js';
import { SimulatedCamera } from './support/camera.js';
import { Server } from './support/server.js';

const folder = fileURLToPath(new URL('../target/pages/', import.meta.url));

let server: Server;
let browser: Browser;
let api: Api;
let camera: SimulatedCamera;
let page: Page;
let secretary: string;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  server = await Server.start({ port: 18360, args: ['--no-simulators'] });
  api = await Api.start(server);
  secretary = await alsoSignedIn(server, 'thu-ky', api.cookie);
  camera = await SimulatedCamera.start('--sony', '0');
  const sites = await api.call<{ items: { id: string }[] }>('GET', '/sites?limit=1');
  await api.call('PUT', `/cameras/${randomUUID()}`, { site: sites.items[0]!.id, name: 'Máy chính', address: camera.address });
  browser = await launch(FAKE_DEVICES);
  page = await open();
});

afterAll(async () => {
  await picture(browser, 'cameras-failed');
  await browser?.close();
  camera?.stop();
  await server?.stop();
});

async function open(cookie = api.cookie): Promise<Page> {
  const made = await pageOf(browser, server, cookie);
  await made.goto(`${server.url}/may-quay`);
  await made.getByText('Sẵn sàng').first().waitFor();
  return made;
}

const moving = (wanted: boolean) => expect.poll(async () => (await camera.seen()).moving, { timeout: 10_000 }).toBe(wanted);

test('a client that we did not write drives the simulated camera over raw UDP', async () => {
  const raw = await SimulatedCamera.start('--udp', '0');
  try {
    const client = new ViscaCamera('127.0.0.1', raw.port);
    // Its first send before the socket is connected throws.
    await new Promise((resolve) => setTimeout(resolve, 500));
    client.sendCommand(ViscaCommand.cameraPanTiltDirect(10, 10, -300, 200));
    await expect.poll(async () => (await raw.seen()).pan, { timeout: 10_000 }).toBe(-300);
    expect((await raw.seen()).tilt).toBe(200);
    expect((await raw.seen()).commands[0]).toBe('01 06 02 0A 0A 0F 0E 0D 04 00 00 0C 08');
    client.sendCommand(ViscaCommand.cameraPanTiltHome());
    await expect.poll(async () => (await raw.seen()).pan, { timeout: 10_000 }).toBe(0);
    const { refused } = await raw.seen();
    client.sendCommand(ViscaCommand.cameraZoomIn(5)); // writes 07 05, which no manual has
    await expect.poll(async () => (await raw.seen()).refused, { timeout: 10_000 }).toBe(refused + 1);
    client.client.close();
  } finally {
    raw.stop();
  }
});

test('the camera moves while the button is held, and not a moment longer', async () => {
  const right = page.getByRole('button', { name: 'Phải', exact: true });
  await right.hover();
  await page.mouse.down();
  await moving(true);
  await page.waitForTimeout(1_500);
  expect((await camera.seen()).moving).toBe(true);
  await page.mouse.up();
  await moving(false);
  expect((await camera.seen()).pan).toBeGreaterThan(500);
});

/** Puts a slider to its end by the keyboard. */
async function slide(label: string, key: 'Home' | 'End'): Promise<void> {
  const slider = page.getByRole('slider', { name: new RegExp(`^${label}`) });
  await slider.focus();
  await page.keyboard.press(key);
  await slider.blur();
}

const becomes = (what: 'zoom' | 'focus' | 'compensationLevel', wanted: number) =>
  expect.poll(async () => (await camera.seen())[what], { timeout: 10_000 }).toBe(wanted);

test('zoom, focus and exposure go where their sliders are let go', async () => {
  await slide('Mức phóng', 'End');
  await becomes('zoom', 0x4000);
  await page.getByText('Mức phóng 100%').waitFor();
  await page.getByLabel('Tự lấy nét').click();
  await slide('Độ nét, từ xa đến gần', 'End');
  await becomes('focus', 0xf000);
  await page.getByLabel('Bù phơi sáng').click();
  await slide('Mức bù', 'End');
  await becomes('compensationLevel', 14);
  expect(await camera.seen()).toMatchObject({ autoFocus: false, compensation: true });
  await slide('Mức phóng', 'Home');
  await becomes('zoom', 0);
});

test("the simulated camera's own page shows what it does, and changes its line", async () => {
  const own = await page.context().newPage();
  await own.goto(camera.page);
  const says = (name: string) => own.locator(`dt:text-is("${name}") + dd`);
  const shows = (name: string, wanted: string) => expect.poll(() => says(name).textContent(), { timeout: 5_000 }).toBe(wanted);
  const now = await camera.seen();
  await own.getByRole('heading', { name: 'Máy quay mô phỏng srg-300h (sony)' }).waitFor();
  await shows('focus', String(now.focus));
  await shows('compensationLevel', '14');
  await shows('autoFocus', 'không');
  expect(await own.locator('#commands li').allTextContents()).toContain('01 04 4E 00 00 00 0E');
  const wide = Number(await own.locator('#frame').getAttribute('width'));
  await slide('Mức phóng', 'End');
  await shows('zoom', String(0x4000));
  expect(Number(await own.locator('#frame').getAttribute('width')), 'the frame is the smaller for it').toBeLessThan(wide);
  await own.locator('#delay').fill('40');
  await shows('delayMillis', '40');
  await own.locator('#delay').fill('0');
  await shows('delayMillis', '0');
  await slide('Mức phóng', 'Home');
  await becomes('zoom', 0);
  await own.close();
});

test('whoever keeps the camera is named until it is given back', async () => {
  await page.getByRole('button', { name: 'Giữ riêng' }).click();
  await page.getByText('Bạn đang giữ máy quay').waitFor();
  await page.getByRole('button', { name: 'Thôi giữ' }).click();
  await page.getByRole('button', { name: 'Giữ riêng' }).waitFor();
});

test('of two people at two pages one has the camera, both read who, and the chair takes it over', async () => {
  // Whoever moved it has it to themselves for some seconds more.
  const mover = async () => (await api.call<{ items: { name: string; now: { mover: string | null } }[] }>('GET', '/cameras?limit=500')).items.find((c) => c.name === 'Máy chính')?.now.mover;
  await expect.poll(mover, { timeout: 15_000 }).toBeNull();
  const hers = await open(secretary);
  const right = (at: Page) => at.getByRole('button', { name: 'Phải', exact: true });
  await hers.getByRole('button', { name: 'Giữ riêng' }).click();
  await hers.getByText('Bạn đang giữ máy quay').waitFor();
  await page.bringToFront();
  await page.getByText('Trần Thị Ngẫu đang giữ máy quay').waitFor();
  expect(await page.getByRole('button', { name: 'Thôi giữ' }).count(), 'what another keeps is not ours to give back').toBe(0);

  await hers.bringToFront();
  await right(hers).hover();
  await hers.mouse.down();
  await moving(true);
  await page.getByText('Trần Thị Ngẫu đang điều khiển').waitFor();
  await page.bringToFront();
  await page.getByRole('button', { name: 'Lấy quyền điều khiển' }).click();
  await page.getByText('Bạn đang giữ máy quay').waitFor();
  await moving(false);
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    await hers.setViewportSize({ width, height });
    await hers.getByText('Đỗ Khắc Thiệu đang giữ máy quay').first().waitFor();
    await hers.screenshot({ path: `${folder}camera-taken-${width}.png`, fullPage: width === 390 });
  }
  await hers.mouse.up();
  await hers.bringToFront();
  await hers.getByText('Chỉ chủ trì, kỹ thuật lấy lại được. Ai cũng bấm dừng được.').waitFor();
  expect(await hers.getByRole('button', { name: /^(Thôi giữ|Lấy quyền điều khiển|Giữ riêng)$/ }).count()).toBe(0);
  await right(hers).hover();
  await hers.mouse.down();
  await hers.getByText('Đỗ Khắc Thiệu đang giữ máy quay.').waitFor();
  expect((await camera.seen()).moving).toBe(false);
  await hers.mouse.up();

  await page.bringToFront();
  await right(page).hover();
  await page.mouse.down();
  await moving(true);
  await hers.getByRole('button', { name: /^Dừng máy quay/ }).click();
  await moving(false);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Thôi giữ' }).click();
  await hers.getByRole('button', { name: 'Giữ riêng' }).waitFor();
  await hers.context().close();
});

test('a key of the keyboard holds as the mouse does, and Escape stops wherever the focus is', async () => {
  await page.getByRole('button', { name: 'Trái', exact: true }).focus();
  await page.keyboard.down('ArrowUp');
  await moving(true);
  await page.keyboard.up('ArrowUp');
  await moving(false);
  expect((await camera.seen()).tilt).toBeGreaterThan(0);
  await page.keyboard.down('Enter');
  await moving(true);
  await page.keyboard.press('Escape');
  await moving(false);
  await page.waitForTimeout(700);
  expect((await camera.seen()).moving, 'though the key is still held').toBe(false);
  await page.keyboard.up('Enter');
  await page.getByLabel('Tên vị trí').focus();
  await page.keyboard.press('Escape');
});

test('a page that dies in the middle of a drive leaves the camera standing', async () => {
  const other = await open();
  await other.getByRole('button', { name: 'Xuống', exact: true }).hover();
  await other.mouse.down();
  await moving(true);
  await other.context().close();
  await moving(false);
});

test('a place is kept by name and gone to', async () => {
  const { pan } = await camera.seen();
  await page.waitForTimeout(2_500);
  await page.getByLabel('Tên vị trí').fill('Bục phát biểu');
  await page.getByRole('button', { name: 'Lưu vào số 1' }).click();
  const recall = page.getByRole('button', { name: '1. Bục phát biểu' });
  await recall.waitFor();
  await page.getByRole('button', { name: 'Về giữa' }).click();
  await expect.poll(async () => (await camera.seen()).pan, { timeout: 20_000 }).toBe(0);
  await recall.click();
  await expect.poll(async () => (await camera.seen()).pan, { timeout: 20_000 }).toBe(pan);
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${folder}camera-desk-${width}.png`, fullPage: width === 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }
});
