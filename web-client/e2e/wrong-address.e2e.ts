import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { Api } from './support/api.js';
import { FAKE_DEVICES, launch, open, picture } from './support/browser.js';
import { Server } from './support/server.js';

/** An address of this machine at which nobody takes media. */
const WRONG = '127.0.0.77';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start({ port: 18_480, args: ['--no-simulators'], env: { GIAOBAN_MEDIA_ADVERTISED: WRONG } });
  browser = await launch(FAKE_DEVICES);
});

afterAll(async () => {
  await picture(browser, 'wrong-address');
  await browser?.close();
  await server?.stop();
});

test('a wrong advertised address is named in plain words by the check of the machine that cannot reach it', async () => {
  const { links } = await (await Api.start(server)).conference(1);
  const { page } = await open(browser);
  await page.goto(links[1]!.url);
  await page.getByRole('button', { name: 'Vào phòng họp' }).click();
  await page.getByText(`Máy chủ báo sai địa chỉ nhận hình, tiếng: ${WRONG}:`).waitFor({ timeout: 60_000 });
  await page.getByText('Trang này tới từ 127.0.0.1.').waitFor();
});
