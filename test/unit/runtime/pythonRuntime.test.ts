import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parametersOf, methods } from '../../../src/core/methods/index';
import type { ParameterValue, ParameterValues } from '../../../src/core/parameter';
import { allProblems } from '../../../src/language/find/allProblems';
import { find } from '../../fixtures/find';
import { withSeed } from '../../fixtures/random';
import { build, sampleCases, type What } from './cases';
import { severityOf } from '../../../src/rules/reading';

const folder = 'media/runtime';
const runtime = readFileSync(`${folder}/weight_schedules.py`, 'utf8');

type Case = readonly [What, readonly number[]];
type Answer = readonly number[] | string;

function python(script: string, input: unknown): string {
  const { stdout, stderr, status } = spawnSync('python3', [`test/reference/${script}.py`, folder], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

const answers = (cases: readonly Case[]) => JSON.parse(python('runtime_values', cases)) as readonly Answer[];
const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;

/**
 * To 1e-12 relative, and a few units in the last place of the case's highest weight, as other machines' cosines are not the same to the last bit. Below
 * the smallest normal number, 2.2e-308, each of the two may be 0.
 */
function assertAgree([what, steps]: Case, answer: Answer): void {
  const here = steps.map(build(what).at);
  assert.ok(typeof answer !== 'string' && answer.length === steps.length, `${JSON.stringify(what)}: ${String(answer)}`);
  const noise = 1e-15 * Math.max(...here.map(Math.abs)) + 2.3e-308;
  steps.forEach((step, i) => {
    const close = Math.abs(here[i]! - answer[i]!) <= 1e-12 * Math.abs(here[i]!) + noise;
    assert.ok(close, `${JSON.stringify(what)} at ${step}: ${here[i]} in TypeScript, ${answer[i]} in Python`);
  });
}

/** Calls with one wrong value each. */
function wrongCalls(): readonly What[] {
  const needed: Readonly<Record<string, ParameterValue>> = { total_steps: 100, milestones: [10, 20], points: [[0, 1], [5, 2]] }; // prettier-ignore
  const wrong = [-1, 0, 1, 1.5, 1e3, 123456.789, 'x', true, [1, 2], [2, 1], [[1, 2, 3]], [[2, 1], [1, 1]], []] as readonly ParameterValue[]; // prettier-ignore
  return methods.flatMap((method) => {
    const parameters = parametersOf(method).filter(({ name }) => name !== 'method');
    const valid: ParameterValues = Object.fromEntries(
      parameters.flatMap(({ name }) => (needed[name] === undefined ? [] : [[name, needed[name]]])),
    );
    const without = Object.keys(valid).map((name): What => {
      const others = Object.fromEntries(Object.entries(valid).filter(([other]) => other !== name));
      return ['call', method.name, others];
    });
    const both: readonly ParameterValues[] = [
      { total_epochs: 9 },
      { until: 9 },
      { total_steps: 5, until: 9, delay: 9 },
      { until: 9, total_epochs: 9 },
      { until: 9, delay: 9 },
      { until: 9, delay_epochs: 3, steps_per_epoch: 3 },
      { until: 9, delay_epochs: 1 },
      { total_epochs: 9, delay: 1.5 },
      { total_steps: 9, delay_epochs: 1.5 },
      { total_epochs: 9, delay: 1, delay_epochs: 1 },
      { delay_epochs: 1 },
      { delay: 1 },
    ];
    const others = Object.fromEntries(Object.entries(valid).filter(([name]) => name !== 'total_steps'));
    return [
      ...without,
      ...both.map((values): What => ['call', method.name, { ...others, ...values }]),
      ...both.map((values): What => ['call', method.name, { ...valid, ...values }]),
      ...parameters.flatMap(({ name }) => wrong.map((value): What => ['call', method.name, { ...valid, [name]: value }])),
    ];
  });
}

function complaint(what: What): string | undefined {
  try {
    build(what);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof RangeError, String(error));
    return error.message;
  }
}

/** The first error that hovering people see. */
async function shownError(text: string): Promise<string | undefined> {
  const found = await find('python', text);
  const error = found.flatMap(allProblems).find((problem) => severityOf(problem) === 'error');
  return error && messageText(error.message);
}

const wrongTexts = [
  'schedule("cosin", 1, 100)',
  'schedule("Half-Cosin", 1, 100)',
  // Of a word that is near no method the preview says something only where a keyword tells that the call is a schedule.
  'schedule("poligon", base_weight=1, total_steps=100)',
  'schedule("warmup", base_weight=1, total_steps=100)',
  'schedule("linear", base_wieght=1, total_steps=100)',
  'schedule("linear", 1, 100, foo=2)',
  'schedule("sigmoid", 1, 100, midpont=0.5)',
  'schedule("linear", 1, 100, w=2)',
  'schedule("power", 1, 100, 2, exponent=3)',
  'schedule("linear", 1, 1e200)',
  'clip(schedule("linear", 1, 100), 0.5)',
  'clip(schedule("linear", 1, 100), 0, hi=1, lo=0)',
  'clip(schedule("linear", 1, 100), lo=1, hi=0)',
  'repeat(schedule("linear", 1, 100), 2, n=2)',
  'repeat(schedule("linear", 1, 100), n=2.5)',
  'repeat(schedule("linear", 1, 100), n=1e99)',
  'shift(schedule("linear", 1, 100), -100)',
  'schedule("linear", 1, 100) + schedule("linear", 1, total_epochs=100)',
  'sequence(schedule("linear", 1, epochs=10), schedule("linear", 1, until=100))',
  'sequence(schedule("linear", 1, 1e100), schedule("linear", 1, 1e100))',
  'schedule("linear", 1, 100) * 1e308 * 1e308',
  'schedule("linear", 1, 100) / 0',
  'minimum(schedule("linear", 1, 100))',
];

describe('the Python runtime', () => {
  it('has every method, alias and parameter', () => {
    for (const method of methods) {
      const start = runtime.indexOf(`\n    _Method("${method.name}",`);
      assert.ok(start > 0, method.name);
      const own = /^[^]+?(?=\n {4}(?:#|_Method)|\n\])/.exec(runtime.slice(start + 1))![0];
      for (const word of [...method.aliases, ...method.parameters.flatMap(({ name, aliases }) => [name, ...aliases])]) {
        assert.match(own, new RegExp(`["\\s]${word}["\\s]`), `${method.name}: ${word}`);
      }
    }
  });

  it('has no schedules of its own to point at', async () => {
    assert.deepEqual(await find('python', runtime), []);
  });

  it('agrees with the values kept from Python', () => {
    const kept = JSON.parse(readFileSync('test/reference/runtime.json', 'utf8')) as { cases: readonly Case[]; answers: readonly Answer[] };
    assert.ok(kept.cases.length >= 300);
    kept.cases.forEach((item, i) => assertAgree(item, kept.answers[i]!));
  });

  // Where there is no Python, the values kept from it are what there is to compare with.
  if (hasPython) {
    it(
      'agrees on 10,000 random calls and compositions at 3 steps each',
      withSeed((seed) => {
        const cases = sampleCases(10_000, seed);
        const all = answers(cases);
        cases.forEach((item, i) => assertAgree(item, all[i]!));
      }),
    );

    it('says the same of wrong values', () => {
      const cases = wrongCalls();
      const all = answers(cases.map((what) => [what, []]));
      cases.forEach((what, i) => assert.equal(typeof all[i] === 'string' ? all[i] : undefined, complaint(what), JSON.stringify(what)));
      assert.ok(all.filter((answer) => typeof answer === 'string').length > 500);
    });

    it('says the same of unknown words', async () => {
      const all = answers(wrongTexts.map((text) => [['text', text], []]));
      assert.deepEqual(all, await Promise.all(wrongTexts.map(shownError)));
    });

    it('gives schedules that are immutable, comparable, picklable, and read back from what they print', () => {
      assert.equal(python('runtime_check', null).trim(), 'ok');
    });
  }
});
