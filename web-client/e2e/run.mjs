// Runs the tests in real browsers. A file that fails is run once more, with a server and browsers started anew: on two
// cores a browser may be starved for a minute. What needed that is printed, and what fails twice fails.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = `${root}target/e2e.json`;

function run(...files) {
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'e2e/vitest.config.ts', ...files], { cwd: root, stdio: 'inherit' });
  return { green: status === 0, told: JSON.parse(readFileSync(report, 'utf8')) };
}

const first = run(...process.argv.slice(2));
const failed = first.told.testResults.filter((file) => file.status !== 'passed');
if (!first.green && failed.length > 0) {
  const files = failed.map((file) => relative(root, file.name));
  process.stdout.write(`ONCE MORE: ${files.join(' ')}\n`);
  const second = run(...files);
  const held = first.told.testResults.filter((file) => file.status === 'passed').flatMap((file) => file.assertionResults);
  const count = (status) => held.filter((test) => test.status === status).length;
  writeFileSync(
    report,
    JSON.stringify({
      numPassedTests: count('passed') + second.told.numPassedTests,
      numPendingTests: held.length - count('passed') + second.told.numPendingTests,
      numFailedTests: second.told.numFailedTests,
      onceMore: files,
    }),
  );
  process.exitCode = second.green ? 0 : 1;
} else {
  process.exitCode = first.green ? 0 : 1;
}
