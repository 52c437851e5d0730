// Lengths in epochs, ends, gates: the same in every syntax, and what does not go together is said.
import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { allProblems } from '../../../../src/language/find/allProblems';
import type { Problem } from '../../../../src/language/find/found';
import type { Language } from '../../../../src/language/index';
import { find } from '../../../fixtures/find';

const syntaxes: readonly (readonly [Language, (call: string) => string])[] = [
  ['python', (call) => `kl = ${call}\n`],
  ['yaml', (call) => `kl: ${call}\n`],
  ['yaml', (call) => `kl: '\${${call.replace('(', ':').replace(/\)$/, '}').replace(/, (\w+=.*)\}$/, (_, named: string) => `, {${named.replaceAll('=', ': ')}}}`)}'\n`],
  ['json', (call) => `{"kl": "${call.replaceAll('"', "'")}"}\n`],
  ['toml', (call) => `kl = "${call.replaceAll('"', "'")}"\n`],
  ['yaml', (call) => `kl:\n${entriesOf(call).map(([key, value]) => `  ${key}: ${value}\n`).join('')}`],
  ['json', (call) => `{"kl": {${entriesOf(call).map(([key, value]) => `"${key}": ${value}`).join(', ')}}}\n`],
  ['toml', (call) => `[kl]\n${entriesOf(call).map(([key, value]) => `${key} = ${value}\n`).join('')}`],
]; // prettier-ignore

/** The arguments of `schedule("linear", 0.5, total_epochs=10)` with their names. */
function entriesOf(call: string): readonly (readonly string[])[] {
  const [method, weight, ...named] = call.slice('schedule('.length, -1).split(', ');
  return [['method', method!], ['base_weight', weight!], ...named.map((text) => text.split('='))];
}

const cases: readonly {
  readonly call: string;
  readonly unit: string;
  readonly total: number;
  readonly values: readonly (readonly [number, number])[];
}[] = [
  { call: 'schedule("linear", 0.5, total_epochs=10)', unit: 'epoch', total: 10, values: [[0, 0], [2.5, 0.125], [10, 0.5], [99, 0.5]] },
  { call: 'schedule("linear", 0.5, epochs=10, delay_epochs=5)', unit: 'epoch', total: 15, values: [[5, 0], [10, 0.25], [15, 0.5]] },
  { call: 'schedule("linear", 0.5, total_epochs=10, delay=500, steps_per_epoch=100)', unit: 'epoch', total: 15, values: [[5, 0], [10, 0.25]] },
  { call: 'schedule("linear", 0.5, total_steps=1000, delay_epochs=5, steps_per_epoch=100)', unit: 'step', total: 1500, values: [[500, 0], [1000, 0.25]] },
  { call: 'schedule("linear", 0.5, until=1000)', unit: 'step', total: 1000, values: [[500, 0.25]] },
  { call: 'schedule("linear", 0.5, delay=500, end_step=1500)', unit: 'step', total: 1500, values: [[500, 0], [1000, 0.25], [1500, 0.5]] },
  { call: 'schedule("step", 0.5, total_epochs=90, milestones=[30,60])', unit: 'epoch', total: 90, values: [[29.9, 0.5], [30, 0.05], [60, 0.005]] },
  { call: 'schedule("constant", 0.5, delay=1000)', unit: 'step', total: 1001, values: [[0, 0], [999.9, 0], [1000, 0.5], [1e9, 0.5]] },
  { call: 'schedule("gate", 0.5, delay_epochs=3, start_weight=0.1)', unit: 'epoch', total: 4, values: [[0, 0.1], [2.9, 0.1], [3, 0.5]] },
]; // prettier-ignore

describe('lengths in epochs, ends and gates', () => {
  for (const [index, [language, write]] of syntaxes.entries()) {
    for (const { call, unit, total, values } of cases) {
      it(`${language} ${index}: ${write(call).trim()}`, async () => {
        const [found, ...others] = await find(language, write(call));
        assert.deepEqual([allProblems(found!), others], [[], []]);
        assert.deepEqual([found!.unit, found!.totalSteps], [unit, total]);
        for (const [step, value] of values) assert.ok(Math.abs(found!.schedule!.at(step) - value) < 1e-12, `at ${step}`);
      });
    }
  }

  const wrong: readonly (readonly [string, string])[] = [
    ['total_steps=100, total_epochs=10', 'total_steps and total_epochs are both given: only one of them can say it.'],
    ['total_epochs=10, until=100', 'total_epochs and until are both given: only one of them can say it.'],
    ['total_epochs=10, delay=1, delay_epochs=1', 'delay and delay_epochs are both given: only one of them can say it.'],
    ['until=100, delay=100', 'until must be > 100, the end of the delay, but is 100.'],
    ['total_epochs=10, delay=5', 'delay counts steps and total_epochs epochs: steps_per_epoch must say how many steps an epoch has.'],
    ['total_steps=10, delay_epochs=5', 'delay_epochs counts epochs and total_steps steps: steps_per_epoch must say how many steps an epoch has.'],
    ['until=10, delay_epochs=5', 'delay_epochs counts epochs and until steps: steps_per_epoch must say how many steps an epoch has.'],
    ['total_epochs=0', 'total_epochs must be > 0, but is 0.'],
    ['total_epochs=10, delay_epochs=-1', 'delay_epochs must be >= 0, but is -1.'],
  ]; // prettier-ignore
  for (const [index, [language, write]] of syntaxes.entries()) {
    for (const [named, message] of wrong) {
      it(`${language} ${index}: ${named}`, async () => {
        const [found] = await find(language, write(`schedule("linear", 0.5, ${named})`));
        assert.equal(found!.schedule, undefined);
        assert.deepEqual(
          found!.problems.map((problem) => messageText(problem.message)),
          [message],
        );
      });
    }
  }

  it('knows the steps of an epoch from the run', async () => {
    const [found] = await find('yaml', 'steps_per_epoch: 100\nkl: schedule(linear, 0.5, total_epochs=10, delay=500)\n');
    assert.deepEqual([found!.unit, found!.totalSteps, found!.stepsPerEpoch?.value], ['epoch', 15, 100]);
    assert.equal(found!.schedule!.at(10), 0.25);
    assert.deepEqual(found!.problems, []);
  });

  it('takes the epochs of the run where only the delay is given, in epochs', async () => {
    const [found] = await find('yaml', 'epochs: 20\nkl: schedule(linear, 0.5, delay_epochs=5)\n');
    assert.deepEqual([found!.unit, found!.totalSteps, found!.run?.value], ['epoch', 25, 20]);
    const [none] = await find('yaml', 'kl: schedule(linear, 0.5, delay_epochs=5)\n');
    assert.match(messageText(none!.problems[0]!.message), /^total_epochs is missing/);
    assert.equal(none!.schedule, undefined);
  });

  it('says that a word for steps does not go with epochs', async () => {
    const [found] = await find('yaml', 'kl: schedule(wsd, 1, total_epochs=10, warmup_steps=2)\n');
    assert.equal(found!.schedule, undefined);
    const [{ message, meant }] = found!.problems as [Problem];
    assert.equal(messageText(message), 'warmup_steps counts steps, but the schedule counts epochs: write warmup, in epochs.');
    assert.deepEqual(meant!.texts, ['warmup']);
  });

  const compositions: readonly (readonly [text: string, total: number | undefined, message: string | undefined])[] = [
    ['schedule(linear, 1, 1000) * schedule(constant, 2)', 1000, undefined],
    ['schedule(linear, 1, 1000) * schedule(gate, 2, delay=5000)', 5001, undefined],
    ['sequence(schedule(linear, 1, 1000), schedule(constant, 1))', 1001, undefined],
    ['sequence(schedule(constant, 1), schedule(linear, 1, 1000))', undefined, 'There is no curve: how many steps its parts take is not known of all of them.'],
    ['repeat(schedule(gate, 1, delay=10), 3)', undefined, 'There is no curve: how many steps its parts take is not known of all of them.'],
    ['schedule(linear, 1, epochs=10) + schedule(linear, 1, 1000)', undefined, 'A schedule that counts epochs and one that counts steps cannot be put together.'],
    ['sequence(schedule(linear, 1, epochs=10), schedule(cosine, 1, epochs=10))', 20, undefined],
  ]; // prettier-ignore
  for (const [text, total, message] of compositions) {
    it(text, async () => {
      const [found] = await find('yaml', `kl: ${text}\n`);
      assert.equal(found!.totalSteps, total);
      const [problem] = allProblems(found!);
      assert.equal(problem && messageText(problem.message), message);
    });
  }

  it('gives a constant no end with the run', async () => {
    const [gate, joined] = await find(
      'yaml',
      'max_steps: 8000\nadv: schedule(gate, 0.8, delay=2000)\nkl: sequence(schedule(constant, 1), schedule(linear, 1, 40))\n',
    );
    assert.deepEqual([gate!.totalSteps, gate!.run?.value, gate!.problems], [2001, 8000, []]);
    assert.equal(joined!.schedule, undefined);
  });

  it('needs no length of a constant', async () => {
    const [found] = await find('yaml', 'kl: schedule(constant, 0.5)\n');
    assert.deepEqual([found!.problems, found!.totalSteps, found!.schedule!.at(5)], [[], undefined, 0.5]);
  });
});
