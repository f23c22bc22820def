import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api, type SiteLink } from './support/api.js';
import { Server } from './support/server.js';

/** What Node 20 lacks; as a browser's. */
const { WebSocket } = createRequire(import.meta.url)('ws') as { WebSocket: typeof globalThis.WebSocket };

interface Message {
  type: string;
  code?: string;
  id?: string;
  error?: { code: string; params?: Record<string, string> };
  params?: Record<string, string>;
}

/** A client of the wire protocol without a browser. */
class Client {
  readonly heard: Message[] = [];
  closed: number | undefined;
  private constructor(readonly socket: InstanceType<typeof WebSocket>) {
    socket.onmessage = (m) => this.heard.push(JSON.parse(String(m.data)) as Message);
    socket.onclose = (c) => (this.closed = c.code);
  }
  static async open(url: string): Promise<Client> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
    const client = new Client(socket);
    await new Promise((resolve, reject) => ((socket.onopen = resolve), (socket.onerror = reject)));
    return client;
  }
  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }
  async hears(what: (m: Message) => boolean): Promise<Message> {
    await expect.poll(() => this.heard.some(what), { timeout: 5000, message: JSON.stringify(this.heard.slice(-3)) }).toBe(true);
    return this.heard.find(what)!;
  }
}

let server: Server;
let api: Api;
let conference: { id: string; links: SiteLink[] };
let session: string;

async function seated(): Promise<Client> {
  const client = await Client.open(server.url);
  client.say({ type: 'hello', version: 1, conference: conference.id, deviceSession: session, language: 'vi', videoSlots: 1, publishes: true });
  await client.hears((m) => m.type === 'welcome');
  return client;
}

beforeAll(async () => {
  server = await Server.start({ port: 18120, args: ['--no-simulators'] });
  api = await Api.start(server);
  conference = await api.conference(2);
  const token = conference.links[1]!.url.split('#')[1];
  const traded = await api.call<{ deviceSession: string }>('POST', '/site-sessions', { token });
  session = traded.deviceSession;
});

afterAll(async () => server?.stop());

test('malformed JSON, unknown messages and wrong fields are answered, and the connection goes on', async () => {
  const client = await seated();
  client.say('{"type": ');
  client.say({ type: 'dance' });
  client.say({ type: 'offer', sdp: 7 });
  await expect.poll(() => client.heard.filter((m) => m.type === 'error' && m.code === 'bad-message').length).toBe(3);
  client.say({ type: 'ping', at: new Date().toISOString() });
  await client.hears((m) => m.type === 'pong');
  client.socket.close();
});

test('an oversized message closes the connection with a reason', async () => {
  const client = await seated();
  client.say({ type: 'command', id: crypto.randomUUID(), command: { type: 'callTechnician', words: 'x'.repeat(300_000) } });
  await expect.poll(() => client.closed, { timeout: 5000 }).toBe(1009);
});

test('an SDP of nonsense is refused, and a command afterwards is carried out', async () => {
  const client = await seated();
  client.say({ type: 'offer', sdp: 'v=0\r\nm=nonsense' });
  const refused = await client.hears((m) => m.type === 'refused');
  expect(refused.error?.code).toBe('bad-offer');
  client.say({ type: 'command', id: crypto.randomUUID(), command: { type: 'takeSeat' } });
  await client.hears((m) => m.type === 'done');
  client.socket.close();
});

test('a conference that the link is not for opens nothing', async () => {
  const other = await api.conference(2);
  const client = await Client.open(server.url);
  client.say({ type: 'hello', version: 1, conference: other.id, deviceSession: session, language: 'vi', videoSlots: 1, publishes: true });
  const error = await client.hears((m) => m.type === 'error');
  expect(['unauthorized', 'conference-unknown']).toContain(error.code);
  await expect.poll(() => client.closed).toBe(1008);
});

test('a site may not command the chair\'s commands', async () => {
  const client = await seated();
  client.say({ type: 'command', id: crypto.randomUUID(), epoch: 1, command: { type: 'closeMeeting' } });
  const refused = await client.hears((m) => m.type === 'refused');
  expect(['not-allowed', 'not-chair']).toContain(refused.error?.code);
  client.socket.close();
});

test('malformed requests name the field', async () => {
  const response = await fetch(`${server.url}/api/v1/conferences`, {
    method: 'POST',
    headers: { cookie: api.cookie, origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'x', from: 'yesterday' }),
  });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as { code: string; params: { field: string } };
  expect(problem.params.field).toBeTruthy();
});
