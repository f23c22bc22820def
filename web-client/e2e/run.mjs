// Runs the tests in real browsers. A file that fails is run once more, with a server and browsers started anew: on two
// cores a browser may be starved for a minute. What needed that is printed, and what fails twice fails.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = `${root}target/e2e.json`;

// These wait for pages and for deadlines, and measure nothing closely: two at a time. The others hold conferences of
// several browsers, which two cores carry one at a time.
const LIGHT = ['bad-input', 'calling-rooms', 'first-run', 'links', 'pages', 'verify', 'wrong-address'];

const asked = process.argv.slice(2);
const files = readdirSync(`${root}e2e`)
  .filter((name) => name.endsWith('.e2e.ts') && (asked.length === 0 || asked.some((part) => `e2e/${name}`.includes(part))))
  .map((name) => `e2e/${name}`);
const light = files.filter((file) => LIGHT.includes(file.slice('e2e/'.length, -'.e2e.ts'.length)));

/** The results of each file; none for one that could not be run at all. */
function run(some, ...options) {
  if (some.length === 0) return [];
  rmSync(report, { force: true });
  spawnSync('npx', ['vitest', 'run', '--config', 'e2e/vitest.config.ts', ...options, ...some], { cwd: root, stdio: 'inherit' });
  return JSON.parse(readFileSync(report, 'utf8')).testResults;
}

const built = spawnSync('../run', ['build'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const first = [
  ...run(light, '--fileParallelism', '--maxWorkers=2'),
  ...run(files.filter((file) => !light.includes(file))),
];
const nameOf = (result) => relative(root, result.name);
const held = first.filter((result) => result.status === 'passed');
const onceMore = files.filter((file) => !held.some((result) => nameOf(result) === file));
if (onceMore.length > 0) process.stdout.write(`ONCE MORE: ${onceMore.join(' ')}\n`);
const testResults = [...held, ...run(onceMore)];
const missing = files.filter((file) => !testResults.some((result) => nameOf(result) === file));
const all = testResults.flatMap((result) => result.assertionResults);
const count = (...statuses) => all.filter((test) => statuses.includes(test.status)).length;
writeFileSync(
  report,
  JSON.stringify({
    numPassedTests: count('passed'),
    numPendingTests: count('pending', 'skipped', 'todo', 'disabled'),
    numFailedTests: count('failed'),
    ...(onceMore.length > 0 && { onceMore }),
    testResults,
  }),
);
if (missing.length > 0) process.stdout.write(`NOT RUN: ${missing.join(' ')}\n`);
process.exitCode = missing.length > 0 || testResults.some((result) => result.status !== 'passed') ? 1 : 0;
