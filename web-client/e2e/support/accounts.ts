import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Server } from './server.js';

/** The id that follows from an account's name: a UUID of version 3, as Java makes it. */
function idOf(username: string): string {
  const hash = createHash('md5').update(`account/${username}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x30;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * A second person at the same server. The sample has accounts to which it gives no password: while the server is down a
 * session of one is laid beside the chair's, who must have signed in. Gives its cookie, as `name=value`.
 */
export async function alsoSignedIn(server: Server, username: string, chairsCookie: string): Promise<string> {
  await server.end();
  const value = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(value).digest('hex');
  execFileSync('sqlite3', [
    join(server.data, 'vault.db'),
    `insert into secrets select 'session/${hash}', cast(replace(cast(value as text), '${idOf('chu-tri')}', '${idOf(username)}') as blob)
     from secrets where name like 'session/%' limit 1`,
  ]);
  await server.launch();
  return `${chairsCookie.split('=')[0]}=${value}`;
}

/** A page of somebody with that cookie. */
export async function pageOf(browser: Browser, server: Server, cookie: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  const [name, ...value] = cookie.split(';')[0]!.split('=');
  await context.addCookies([{ name: name!, value: value.join('='), url: server.url }]);
  return context.newPage();
}
