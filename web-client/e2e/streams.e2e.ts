import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { type Signal, type Window, launch, open, picture } from './support/browser.js';
import { atThePad, comeIn, seesColour, tonesHeard } from './support/people.js';
import { Server } from './support/server.js';

const HALL: Signal = { colour: [200, 40, 40], tone: 500 };
const ENCODER: Signal = { colour: [40, 180, 40], tone: 900 };

let server: Server;
let browser: Browser;
let api: Api;
let conference: { id: string; links: SiteLink[] };
let chair: Window;
let hall: Window;

beforeAll(async () => {
  server = await Server.start({ port: 18195, args: ['--no-simulators'] });
  browser = await launch();
  api = await Api.start(server);
  conference = await api.conference(2);
  hall = await comeIn(browser, conference.links[0]!.url, HALL);
  chair = await atThePad(browser, api, conference.id);
  await chair.page.getByRole('button', { name: /^Mở họp/ }).click();
});

afterAll(async () => {
  await picture(browser, 'streams');
  await browser?.close();
  await server?.stop();
});

/** A page that speaks WHIP or WHEP by hand, with nothing of ours in it. */
async function bare(signal?: Signal): Promise<Page> {
  const { page } = await open(browser, signal, { width: 640, height: 400 });
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bare</title>' }));
  await page.goto(`${server.url}/bare`);
  return page;
}

const tokenOf = (link: SiteLink): string => link.url.split('#')[1]!;

/** Runs in the page. */
async function stream([way, token]: [string, string]): Promise<{ status: number; location: string; type: string }> {
  const peer = new RTCPeerConnection();
  if (way === 'whip') {
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    for (const track of media.getTracks()) peer.addTransceiver(track, { direction: 'sendonly' });
  } else {
    const shown = new MediaStream();
    for (const kind of ['audio', 'audio', 'audio', 'video']) {
      shown.addTrack(peer.addTransceiver(kind, { direction: 'recvonly' }).receiver.track);
    }
    for (const tag of ['video', 'audio'] as const) {
      const element = document.createElement(tag);
      element.autoplay = true;
      element.muted = tag === 'video';
      if (tag === 'video') element.style.cssText = 'width:100vw;height:90vh';
      element.srcObject = shown;
      document.body.append(element);
    }
  }
  await peer.setLocalDescription();
  const answer = await fetch(`/api/v1/${way}`, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
    body: peer.localDescription!.sdp,
  });
  if (answer.ok) {
    await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
    Object.assign(globalThis, { peer });
  }
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    type: answer.headers.get('content-type') ?? '',
  };
}

/** Runs in the page. */
async function ask([method, url, token]: [string, string, string]): Promise<{ status: number; allow: string | null }> {
  const answer = await fetch(url, { method, headers: token === '' ? {} : { authorization: `Bearer ${token}` } });
  return { status: answer.status, allow: answer.headers.get('allow') };
}

test('an encoder fills a seat by WHIP, gets the floor as every site, and a player sees and hears the program by WHEP', async () => {
  const [, first, second] = conference.links;
  const encoder = await bare(ENCODER);
  const player = await bare();

  expect((await encoder.evaluate(stream, ['whip', 'nobody'] as [string, string])).status).toBe(401);
  const sent = await encoder.evaluate(stream, ['whip', tokenOf(first!)] as [string, string]);
  expect(sent).toMatchObject({ status: 201, type: 'application/sdp' });
  expect(sent.location).toMatch(/^\/api\/v1\/whip\/[0-9a-f-]{36}$/);

  const shown = await player.evaluate(stream, ['whep', tokenOf(second!)] as [string, string]);
  expect(shown.status).toBe(201);
  await seesColour(player, HALL.colour, 60_000);
  expect(await tonesHeard(player, [HALL.tone, ENCODER.tone], 2500)).toEqual([HALL.tone]);

  await chair.page.keyboard.press('F3');
  await chair.page.locator('#pad-find').fill(first!.unit.name);
  await chair.page.keyboard.press('Enter');
  for (const page of [hall.page, player, chair.page]) await seesColour(page, ENCODER.colour, 20_000);
  expect(await tonesHeard(player, [HALL.tone, ENCODER.tone], 2500)).toEqual([HALL.tone, ENCODER.tone]);
  expect(await tonesHeard(hall.page, [HALL.tone, ENCODER.tone], 2500)).toEqual([ENCODER.tone]);

  expect(await encoder.evaluate(ask, ['PATCH', sent.location, tokenOf(first!)] as [string, string, string])).toEqual({ status: 405, allow: 'DELETE' });
  expect(await encoder.evaluate(ask, ['DELETE', sent.location, ''] as [string, string, string])).toMatchObject({ status: 401 });
  expect(await encoder.evaluate(ask, ['DELETE', sent.location, tokenOf(second!)] as [string, string, string])).toMatchObject({ status: 403 });
  expect(await encoder.evaluate(ask, ['DELETE', sent.location, tokenOf(first!)] as [string, string, string])).toMatchObject({ status: 200 });
  expect(await encoder.evaluate(ask, ['DELETE', sent.location, tokenOf(first!)] as [string, string, string])).toMatchObject({ status: 404 });
  // The seat is free again: the stage goes back to the hall (the pad says that the speaker is lost), and the encoder may come back.
  await seesColour(player, HALL.colour, 20_000);
  expect((await encoder.evaluate(stream, ['whip', tokenOf(first!)] as [string, string])).status).toBe(201);

  // Tiếp sóng hội nghị cấp trên: another conference, sent by WHIP, is seen and heard by all; afterwards this one goes on.
  await chair.page.getByRole('option', { name: new RegExp(first!.unit.name, 'i') }).first().click();
  await chair.page.getByRole('button', { name: 'Tiếp sóng từ điểm này', exact: true }).last().click();
  for (const page of [hall.page, player, chair.page]) await seesColour(page, ENCODER.colour, 20_000);
  for (const page of [hall.page, player]) {
    await expect.poll(() => tonesHeard(page, [HALL.tone, ENCODER.tone]), { timeout: 15_000 }).toEqual([ENCODER.tone]);
  }
  await chair.page.getByRole('button', { name: 'Dừng tiếp sóng' }).click();
  await seesColour(player, HALL.colour, 20_000);
  await expect.poll(() => tonesHeard(player, [HALL.tone, ENCODER.tone]), { timeout: 15_000 }).toEqual([HALL.tone]);
  expect((await player.evaluate(ask, ['DELETE', shown.location, tokenOf(second!)] as [string, string, string])).status).toBe(200);
}, 240_000);
