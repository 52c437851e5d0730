// `npm test`: every check and suite, each once, with one line of totals at the end. Nothing is skipped because something before it failed.
import { spawn } from 'node:child_process';

// Side by side: each takes one core.
const checks = [
  [
    ['types', 'npm run check-types'],
    ['lint', 'npm run lint'],
  ],
  [['unit', 'mocha "out/test/unit/**/*.test.js"']],
  [['editors', 'node out/test/vscode/fetch.js']],
];
const vsix = 'weight-schedules.vsix';
// One after the other: on a small machine, two editors at a time are slower and less steady than one.
const editorSuites = [
  ['package', 'npm run package'],
  ['size', 'npm run size'],
  ['integration, newest', 'node out/test/integration/main.js newest'],
  ['integration, floor', 'node out/test/integration/main.js floor'],
  ['vsix, newest', `node out/test/integration/main.js newest ${vsix}`],
  ['vsix, floor', `node out/test/integration/main.js floor ${vsix}`],
  ['ui', 'mocha "out/test/ui/**/*.test.js"'],
];

const totals = /^(\d+) passed, (\d+) failed.*$/m;

/** Runs a step and prints its output in one piece. A step without totals of its own counts as one check; a suite that breaks off fails. */
async function run([name, command]) {
  const start = Date.now();
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const found = totals.exec(output);
  const passed = found ? Number(found[1]) : Number(code === 0);
  const failed = Math.max(found ? Number(found[2]) : 0, Number(code !== 0));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const shown = output.replace(totals, '').trim();
  console.log(`\n=== ${name}: ${failed === 0 ? 'ok' : 'FAILED'}, ${seconds} s\n${shown}`);
  return { name, passed, failed, seconds, reason: failed === 0 ? '' : reasonIn(shown) };
}

/** What a run says of its failures: the list that Mocha ends with, else its last lines. */
function reasonIn(output) {
  const failing = output.search(/^ *\d+ failing$/m);
  return (failing < 0 ? output : output.slice(failing))
    .split('\n')
    .slice(failing < 0 ? -40 : 0, failing < 0 ? undefined : 200)
    .join('\n');
}

async function runAll(steps) {
  const results = [];
  for (const step of steps) results.push(await run(step));
  return results;
}

const build = await run(['build', 'node esbuild.js']);
const results = [build];
if (build.failed === 0) {
  results.push(...(await Promise.all(checks.map(runAll))).flat(), ...(await runAll(editorSuites)));
}

// Once more at the end, where a log that shows only its last lines still has it.
for (const { name, reason } of results) if (reason) console.log(`\n=== FAILED: ${name}\n${reason}`);
console.log('\n=== in all');
for (const { name, passed, failed, seconds } of results)
  console.log(`${name.padEnd(22)}${seconds.padStart(7)} s${String(passed).padStart(7)} ok${failed ? `${failed} FAILED`.padStart(12) : ''}`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
