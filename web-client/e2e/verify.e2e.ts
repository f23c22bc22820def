import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Server } from './support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ port: 18140, args: ['--no-simulators'] });
  await server.end();
});

afterAll(async () => server?.stop());

const sql = (statement: string): string => execFileSync('sqlite3', [join(server.data, 'log.db'), statement], { encoding: 'utf8' });

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((f) => join(folder, f))
    .filter((f) => statSync(f).isFile());
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(file, bytes);
}

test('untouched data passes', () => {
  expect(server.verify()).toMatchObject({ code: 0 });
});

test('a flipped byte of a recording segment is named', () => {
  const segment = filesUnder(join(server.data, 'recordings')).find((f) => f.endsWith('.webm'))!;
  const at = statSync(segment).size >> 1;
  flip(segment, at);
  const { code, text } = server.verify();
  flip(segment, at);
  expect(code).not.toBe(0);
  expect(text).toContain(segment.split('/').at(-1)!);
  expect(server.verify().code).toBe(0);
});

test('a flipped byte of an event payload is named by position', () => {
  const log = join(server.data, 'log.db');
  const before = readFileSync(log);
  const at = before.indexOf('Kỳ Thượng');
  expect(at).toBeGreaterThan(0);
  flip(log, at);
  const { code, text } = server.verify();
  writeFileSync(log, before);
  expect(code).not.toBe(0);
  expect(text).toMatch(/\d+/);
});

test('a cut tail is told from a log that ended there', () => {
  const log = join(server.data, 'log.db');
  const before = readFileSync(log);
  const head = Number(sql('select max(position) from commits'));
  for (const table of sql("select name from sqlite_master where type='table'").trim().split('\n')) {
    if (sql(`select count(*) from pragma_table_info('${table}') where name='position'`).trim() === '1') {
      sql(`delete from ${table} where position > ${head - 3}`);
    }
  }
  const { code, text } = server.verify();
  writeFileSync(log, before);
  expect(code).not.toBe(0);
  expect(text).toContain(String(head));
});
