import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Api, SiteLink } from './api.js';
import { type Signal, type Window, open } from './browser.js';
import { isColour } from './observer.js';

/** A commune's machine: opens its link, comes in, checks itself, says it is here. */
export async function comeIn(browser: Browser, link: string, signal?: Signal, before?: (window: Window) => Promise<void>): Promise<Window> {
  // A small window: all the machines of a test share two cores, most of which would go into painting.
  const window = await open(browser, signal, { width: 960, height: 600 });
  await before?.(window);
  await window.page.goto(link);
  await window.page.getByRole('button', { name: 'Vào phòng họp' }).click();
  await window.page.getByRole('button', { name: /^Kiểm tra/ }).click();
  await window.page.getByRole('button', { name: /^Báo có mặt/ }).click({ timeout: 60_000 });
  return window;
}

/** The machines of several sites, all at the same time; they check themselves for seconds in which little is done. */
export function allComeIn(browser: Browser, links: SiteLink[], signals: Signal[] = []): Promise<Window[]> {
  return Promise.all(links.map((link, i) => comeIn(browser, link.url, signals[i])));
}

/** The chair's machine on the pad of a conference, with the account's own cookie. */
export async function atThePad(browser: Browser, api: Api, conference: string, before?: (window: Window) => void): Promise<Window> {
  const window = await open(browser);
  before?.(window);
  const [name, ...value] = api.cookie.split(';')[0]!.split('=');
  await window.context.addCookies([{ name: name!, value: value.join('='), url: api.server.url }]);
  await window.page.goto(`${api.server.url}/pad/${conference}`);
  return window;
}

export async function askToSpeak(page: Page, topic: string): Promise<void> {
  await page.getByLabel(/Nội dung/).fill(topic);
  await page.getByRole('button', { name: /^Đăng ký phát biểu/ }).click();
  await page.getByText(/^Thứ \d+/).first().waitFor();
}

/** The number of each site as the server tells it to a page that is not loaded yet, by the site's id. */
export function numbersTold(page: Page): Map<string, number> {
  interface Told {
    sites?: { id: string; number?: number | null }[];
  }
  const numbers = new Map<string, number>();
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload)) as Told & { room?: Told };
      for (const { id, number } of [...(message.room?.sites ?? []), ...(message.sites ?? [])]) {
        if (number) numbers.set(id, number);
      }
    }),
  );
  return numbers;
}

/** Waits until the stage shows a colour; says what it showed instead. */
export async function seesColour(page: Page, colour: [number, number, number], millis = 10_000): Promise<void> {
  const until = Date.now() + millis;
  let seen: [number, number, number] | null = null;
  while (Date.now() < until) {
    seen = await page.evaluate(() => observer.look());
    if (isColour(seen, colour)) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`wanted ${colour.join(',')} on stage, saw ${seen?.join(',') ?? 'nothing'}`);
}

/** The tones that are heard, of those asked for: louder than 50 dB below full scale. */
export async function tonesHeard(page: Page, tones: number[], millis = 1200): Promise<number[]> {
  const levels = await page.evaluate(([t, m]) => observer.listen(t, m), [tones, millis] as [number[], number]);
  return tones.filter((t) => levels[t]! > -50);
}

/** Puts a player at a second, and waits until its picture is there. */
export async function seek(video: Locator, second: number): Promise<void> {
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.readyState), { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  await video.evaluate((v: HTMLVideoElement, t) => {
    v.pause();
    v.currentTime = t;
  }, second);
  await expect
    .poll(() => video.evaluate((v: HTMLVideoElement) => (v.seeking || v.readyState < 2 ? -1 : v.currentTime)), { timeout: 20_000 })
    .toBeCloseTo(second, 0);
}

/** A browser as Debian's Firefox is without its plug-in: it neither sends nor takes H.264. */
export async function withoutH264(window: Window): Promise<void> {
  await window.context.addInitScript(() => {
    for (const kind of [RTCRtpReceiver, RTCRtpSender]) {
      const all = kind.getCapabilities.bind(kind);
      kind.getCapabilities = (media) => {
        const found = all(media);
        return found && { ...found, codecs: found.codecs.filter((codec) => !/h264/i.test(codec.mimeType)) };
      };
    }
  });
}
