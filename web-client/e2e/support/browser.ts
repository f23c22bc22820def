import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { installSyntheticMedia } from './synthetic-media.js';
import { installObserver } from './observer.js';

/** The fake consent of cameras; it gives no tab to whoever asks for a screen. */
const NEVER_ASKS = '--use-fake-ui-for-media-stream';

/**
 * Chromium that never throttles a page behind another, and never asks. One that is muted captures tabs without their
 * sound; one that is not is later with its sound, and takes what it plays out of its microphones.
 */
export function launch(extra: string[] = [], consent: string[] = [NEVER_ASKS], aloud = false): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    ignoreDefaultArgs: aloud ? ['--mute-audio'] : [],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--autoplay-policy=no-user-gesture-required',
      ...consent,
      ...extra,
    ],
  });
}

/** Chromium's own fake camera and microphone. */
export const FAKE_DEVICES = ['--use-fake-device-for-media-stream'];

/** Pictures of every page that is still open, for whoever wonders why a test failed. */
export async function picture(browser: Browser | undefined, name: string): Promise<void> {
  for (const [i, page] of browser?.contexts().flatMap((c) => c.pages()).entries() ?? []) {
    await page.screenshot({ path: fileURLToPath(new URL(`../../target/${name}-${i}.png`, import.meta.url)) });
  }
}

/**
 * What a site looks and sounds like: its colour, and its tone and its beep in hertz; without it beeps at 6 kHz. A steady
 * one neither flashes nor beeps, and sends half as many pictures, for tests with more machines than two cores carry.
 */
export interface Signal {
  colour: [number, number, number];
  tone: number;
  beep?: number;
  steady?: boolean;
}

export interface Window {
  context: BrowserContext;
  page: Page;
  problems: string[];
}

/** A window of its own (own cookies, own storage), as another machine would be. */
export async function open(browser: Browser, signal?: Signal, size = { width: 1440, height: 900 }): Promise<Window> {
  const context = await browser.newContext({ viewport: size, bypassCSP: true, ignoreHTTPSErrors: true, locale: 'vi-VN' });
  if (signal) await context.addInitScript(installSyntheticMedia, signal);
  await context.addInitScript(installObserver);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (e) => problems.push(`${page.url().split('#')[0]}: ${e.stack ?? e}`));
  return { context, page, problems };
}
