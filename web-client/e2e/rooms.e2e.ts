import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { type Signal, type Window, launch, picture } from './support/browser.js';
import { isColour } from './support/observer.js';
import { atThePad, comeIn, seesColour, tonesHeard } from './support/people.js';
import { Room, freePort, installed, middle } from './support/room.js';
import { Server } from './support/server.js';

const HALL: Signal = { colour: [200, 40, 40], tone: 900 };
const COMMUNE: Signal = { colour: [40, 60, 200], tone: 1500 };
const TONES = [440, 620, HALL.tone, COMMUNE.tone];
const LOUD = -50;

if (!installed) process.stdout.write('SKIPPED: rooms and browsers, because baresip is not installed\n');

interface Calls {
  calls: { stage: string; trouble: string[] }[];
  translations: { direction: string; process: number; cores: number; reason: string }[];
}

describe.skipIf(!installed)('two rooms and two browsers', () => {
  let server: Server;
  let browser: Browser;
  let api: Api;
  let conference: { id: string; links: SiteLink[] };
  let chair: Window;
  let hall: Window;
  let commune: Window;
  let dialling: Room;
  let dialled: Room;

  beforeAll(async () => {
    server = await Server.start({
      port: 18160,
      args: ['--no-simulators'],
      prepare: async (data) =>
        writeFileSync(join(data, 'giaoban.yml'), `giaoban:\n  sip:\n    port: ${await freePort()}\n    addresses: 127.0.0.1\n`),
    });
    browser = await launch();
    api = await Api.start(server);
    conference = await api.conference(3);
    hall = await comeIn(browser, conference.links[0]!.url, HALL);
    commune = await comeIn(browser, conference.links[1]!.url, COMMUNE);
    const rooms = await api.call<{ items: { site: string; dial: string[] }[] }>('GET', `/conferences/${conference.id}/rooms`);
    const dial = rooms.items.find((r) => r.site === conference.links[2]!.site)!.dial[0]!;
    dialling = await Room.start(440, 'opus/48000/1', dial);
    dialled = await Room.start(620, 'G722/16000/1,PCMA/8000/1');
    await expect
      .poll(() => api.call('POST', `/conferences/${conference.id}/rooms/${conference.links[3]!.site}/call`, { address: dialled.address }).then(() => true, () => false))
      .toBe(true);
    chair = await atThePad(browser, api, conference.id);
    await chair.page.getByRole('button', { name: /^Mở họp/ }).click();
    await expect.poll(async () => (await calls()).calls.filter((c) => c.stage === 'seated').length, { timeout: 20_000 }).toBe(2);
  });

  afterAll(async () => {
    await picture(browser, 'rooms');
    await dialling?.stop();
    await dialled?.stop();
    await browser?.close();
    await server?.stop();
  });

  const calls = (): Promise<Calls> => api.call<Calls>('GET', '/room-calls');

  async function grant(member: number): Promise<void> {
    await chair.page.getByRole('button', { name: new RegExp(`^Mời.*${conference.links[member]!.unit.name}`) }).first().click();
  }

  async function roomSees(room: Room, colour: Signal['colour'], millis: number): Promise<number> {
    const began = Date.now();
    let seen: [number, number, number] | undefined;
    while (Date.now() - began < millis) {
      const png = await room.seen();
      seen = png === undefined ? undefined : await middle(chair.page, png);
      if (seen && isColour(seen, colour)) return Date.now() - began;
    }
    throw new Error(`wanted ${colour.join(',')}, the room saw ${seen?.join(',') ?? 'nothing'}: ${JSON.stringify(await calls())}`);
  }

  test('rooms see and hear the main site, whose browser sends VP8, by one translation for both', async () => {
    await roomSees(dialling, HALL.colour, 20_000);
    await roomSees(dialled, HALL.colour, 10_000);
    await expect.poll(() => dialled.heard(TONES)[HALL.tone], { timeout: 30_000 }).toBeGreaterThan(LOUD);
    const { translations } = await calls();
    expect(translations.map((t) => [t.direction, t.reason])).toEqual([['to-rooms', 'stage-is-vp8']]);
  });

  test('a room that is given the floor is seen moving and heard by the browsers and by the other room', async () => {
    await grant(2);
    for (const window of [chair, hall, commune]) {
      await expect.poll(() => tonesHeard(window.page, TONES), { timeout: 15_000 }).toContain(440);
      const looks = new Set<string>();
      await expect
        .poll(async () => looks.add(String(await window.page.evaluate(() => observer.look()))).size, { timeout: 15_000 })
        .toBeGreaterThan(2);
    }
    await expect.poll(() => dialled.heard(TONES)[440], { timeout: 15_000 }).toBeGreaterThan(LOUD);
    expect(dialling.heard(TONES)[440], 'its own voice').toBeLessThan(LOUD);
    await roomSees(dialling, HALL.colour, 10_000);
  });

  test('a change of the floor reaches the rooms within two seconds', async () => {
    await grant(1);
    await seesColour(chair.page, COMMUNE.colour);
    const took = await Promise.all([roomSees(dialling, COMMUNE.colour, 15_000), roomSees(dialled, COMMUNE.colour, 15_000)]);
    process.stdout.write(`rooms saw the floor after ${took.join(' and ')} ms\n`);
    await expect.poll(() => dialling.heard(TONES)[COMMUNE.tone], { timeout: 15_000 }).toBeGreaterThan(LOUD);
    expect(dialling.heard(TONES)[440], 'its own voice').toBeLessThan(LOUD);
  });

  test('the translation is gone when the rooms have left', async () => {
    const pid = (await calls()).translations[0]!.process;
    await dialling.stop();
    await dialled.stop();
    await expect.poll(async () => (await calls()).translations, { timeout: 15_000 }).toEqual([]);
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
  });
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
