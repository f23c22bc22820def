// Lists the tests that failed, each with its message and where it failed: from the reports of surefire and of vitest.
// Last of what ./test prints, because CI shows only the end.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LINES = 14;
const OUR_OWN = /^\s*at (app\/\/|[a-z.]+\/)?vn\.giaoban\.|e2e\/|src\//;

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescape = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, digits, name) =>
    name ? (ENTITIES[name] ?? all) : String.fromCodePoint(parseInt(hex ?? digits, hex ? 16 : 10)),
  );

/** The first lines, and of the others those that say a cause or name our own code. */
function short(trace) {
  const lines = trace.replace(/\u001b\[[0-9;]*m/g, '').split('\n').filter((line) => line.trim());
  const kept = lines.slice(0, LINES);
  const more = lines.slice(LINES).filter((line) => line.startsWith('Caused by') || OUR_OWN.test(line));
  return [...kept, ...more.slice(0, LINES)].map((line) => `    ${line.slice(0, 300)}`).join('\n');
}

function* ofSurefire() {
  for (const module of readdirSync(root)) {
    const folder = `${root}${module}/target/surefire-reports/`;
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name))) {
      const xml = readFileSync(folder + file, 'utf8');
      for (const [, head, body] of xml.matchAll(/<testcase ([^>]*[^/])>([\s\S]*?)<\/testcase>/g)) {
        const found = /<(?:failure|error)\b([^>]*)>([\s\S]*?)<\/(?:failure|error)>/.exec(body) ?? /<(?:failure|error)\b([^>]*)\/>()/.exec(body);
        if (!found) continue;
        const of = (name, text) => unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '');
        const trace = found[2].replace(/^<!\[CDATA\[|\]\]>$/g, '').trim();
        const told = found[2].startsWith('<![CDATA[') ? trace : unescape(trace);
        yield { test: `${module}: ${of('classname', head)}.${of('name', head)} (${of('time', head)} s)`, trace: told || of('message', found[1]) };
      }
    }
  }
}

function* ofVitest(name) {
  const file = `${root}web-client/target/${name}.json`;
  if (!existsSync(file)) return;
  for (const { name: path, message, assertionResults } of JSON.parse(readFileSync(file, 'utf8')).testResults ?? []) {
    const where = path.replace(`${root}web-client/`, '');
    const failed = assertionResults.filter((test) => test.status === 'failed');
    for (const test of failed) yield { test: `${where}: ${test.fullName}`, trace: test.failureMessages.join('\n') };
    if (!failed.length && message) yield { test: where, trace: message };
  }
}

const failures = [...ofSurefire(), ...ofVitest('vitest'), ...ofVitest('e2e')];
if (failures.length) {
  process.stdout.write(`== Failed: ${failures.length}\n`);
  for (const { test, trace } of failures.slice(0, 12)) process.stdout.write(`  ${test}\n${short(trace)}\n`);
  for (const { test } of failures.slice(12)) process.stdout.write(`  ${test}\n`);
}
