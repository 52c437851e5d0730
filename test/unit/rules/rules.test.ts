import assert from 'node:assert/strict';
import { type Language, parse } from '../../../src/language/index';
import { messageText } from '../../../src/core/message';
import { diagnose, diagnoseFile, fileRules, rules, type Severities } from '../../../src/rules/index';
import { reading } from '../../../src/rules/reading';
import type { Diagnosis } from '../../../src/rules/rule';
import { rulePages } from '../../../scripts/rulePages';
import { find } from '../../fixtures/find';
import { trainingCases } from './trainingCases';

/** What each rule says something of, and what it leaves alone. */
const cases: Readonly<
  Record<string, { readonly said: readonly (readonly [Language, string])[]; readonly left: readonly (readonly [Language, string])[] }>
> = {
  ...trainingCases,
  'swapped-arguments': {
    said: [
      ['python', 'kl = schedule("linear", 10000, 0.5)'],
      ['yaml', 'kl: schedule(cosine, 10000, 0.1)'],
      ['yaml', 'kl: ${schedule:cosine,2000,1}'],
      ['json', '{"kl": "schedule(\'linear\', 500, 0.25)"}'],
    ],
    left: [
      ['python', 'kl = schedule("linear", 0.5, 10000)'],
      ['python', 'kl = schedule("linear", 10000, 500)'],
      ['python', 'kl = schedule("linear", base_weight=10000, total_steps=0.5)'],
      ['yaml', 'kl: {method: linear, base_weight: 1000, total_steps: 1}'],
      ['yaml', 'kl: schedule(linear, 2.5, 0.5)'],
    ],
  },
  'steps-for-epochs': {
    said: [
      ['yaml', 'epochs: 100\nsteps_per_epoch: 500\nkl: schedule(linear, 0.5, 100)'],
      ['yaml', 'trainer: {max_epochs: 30}\ndata: {steps_per_epoch: 200}\nkl: schedule(cosine, 0.5, 30)'],
      ['python', 'epochs = 50\nsteps_per_epoch = 1000\nkl = schedule("linear", 1, 50)'],
    ],
    left: [
      ['yaml', 'epochs: 100\nsteps_per_epoch: 500\nkl: schedule(linear, 0.5, 50000)'],
      // Epochs of few steps: the schedule may well count these.
      ['yaml', 'epochs: 100\nsteps_per_epoch: 10\nkl: schedule(linear, 0.5, 100)'],
      ['yaml', 'max_steps: 50000\nkl: schedule(linear, 0.5, 5000)'],
      ['yaml', 'epochs: 1\nsteps_per_epoch: 50\nkl: schedule(linear, 0.5, 1)'],
    ],
  },
  'over-early': {
    said: [
      ['yaml', 'trainer: {max_steps: 100000}\nkl: schedule(linear, 0.5, 50)'],
      ['yaml', 'max_steps: 100000\nkl: schedule(cosine, 0.5, 100, delay=10)'],
      ['json', '{"max_steps": 1000000, "kl": "schedule(linear, 0.5, 5000)"}'],
      ['python', 'max_steps = 10_000\nkl = schedule("linear", 1, 99)'],
    ],
    left: [
      ['yaml', 'max_steps: 100000\nkl: schedule(linear, 0.5, 1000)'],
      // A level is over at no time.
      ['yaml', 'max_steps: 100000\nkl: schedule(constant, 0.5, 50)'],
      ['yaml', 'kl: schedule(linear, 0.5, 50)'],
      // A gate has no length: it stays open.
      ['yaml', 'max_steps: 100000\nkl: schedule(gate, 0.5, delay=200)'],
      ['yaml', 'max_steps: 100000\nkl: 2 * schedule(gate, 0.5, delay=200)'],
      // A part of something longer.
      ['yaml', 'max_steps: 100000\nkl: sequence(schedule(linear, 1, 50), schedule(constant, 1, 99950))'],
      // Warm-ups of a rate are short.
      ['python', 'import torch\nmax_steps = 100_000\ns = torch.optim.lr_scheduler.LinearLR(torch.optim.SGD(p, lr=0.1), total_iters=50)'],
    ],
  },
  'never-reaches-target': {
    said: [
      ['yaml', 'max_steps: 1000\nkl: schedule(linear, 0.5, 10000)'],
      ['yaml', 'trainer: {max_steps: 1000}\nkl: schedule(cosine, 0.5, 600, delay=500)'],
      ['toml', 'max_steps = 100\nkl = "schedule(power, 1, 120)"'],
      ['python', 'max_steps = 500\nkl = schedule("linear", 1, 1000, reverse=True)'],
      ['yaml', 'max_steps: 500\nkl: schedule(piecewise, points=[[0, 0], [600, 1]])'],
    ],
    left: [
      ['yaml', 'max_steps: 10000\nkl: schedule(linear, 0.5, 10000)'],
      ['yaml', 'max_steps: 10000\nkl: schedule(linear, 0.5, 100)'],
      ['yaml', 'kl: schedule(linear, 0.5, 10000)'],
      ['yaml', 'max_steps: 600\nkl: schedule(piecewise, points=[[0, 0], [600, 1]])'],
      // What it lacks at its own end is what the method is: the hover says so.
      ['yaml', 'max_steps: 10000\nkl: schedule(exponential, 0.5, 10000)'],
      // Keys that people made up are a reading only.
      ['yaml', 'max_steps: 1000\nbeta_start: 0\nbeta_end: 1\nbeta_warmup_steps: 5000'],
    ],
  },
  'longer-than-run': {
    said: [
      ['yaml', 'max_steps: 10000\nkl: schedule(linear, 0.5, 10050)'],
      ['yaml', 'max_steps: 10000\nkl: schedule(sigmoid, 0.5, 11000, k=40)'],
      ['python', 'max_steps = 100\nkl = schedule("constant", 1, 200)'],
    ],
    left: [
      ['yaml', 'max_steps: 10000\nkl: schedule(linear, 0.5, 10000)'],
      ['yaml', 'max_steps: 10000\nkl: schedule(linear, 0.5, 20000)'],
      ['yaml', 'kl: schedule(constant, 0.5, 20000)'],
    ],
  },
  'delay-behind-end': {
    said: [
      ['yaml', 'max_steps: 1000\nkl: schedule(constant, 0.5, 100, delay=1000)'],
      ['yaml', 'max_steps: 1000\nkl: {method: constant, base_weight: 1, total_steps: 10, delay: 5000}'],
      ['python', 'max_steps = 100\nkl = schedule("constant", 1, 10, delay=100)'],
      ['yaml', 'max_epochs: 8\nkl: schedule(constant, 1, delay_epochs=8)'],
    ],
    left: [
      ['yaml', 'max_epochs: 8\nsteps_per_epoch: 50\nkl: schedule(linear, 1, total_epochs=4, delay=50)'],
      ['yaml', 'max_epochs: 8\nkl: schedule(linear, 1, total_epochs=4, delay_epochs=4)'],
      ['yaml', 'max_steps: 1000\nkl: schedule(linear, 0.5, 100, delay=900)'],
      ['yaml', 'kl: schedule(linear, 0.5, 100, delay=5000)'],
      ['yaml', 'max_steps: 1000\nkl: schedule(linear, 0.5, 100)'],
    ],
  },
  'jump-at-join': {
    said: [
      ['python', 'kl = sequence(schedule("linear", 1, 100), schedule("cosine", 0.5, 100))'],
      ['yaml', 'kl: sequence(schedule(linear, 1, 100), schedule(linear, 1, 100, start_weight=0.5))'],
      ['yaml', 'kl: sequence(schedule(constant, 0, 10), schedule(linear, 1, 100), schedule(power, 1, 100))'],
    ],
    left: [
      ['python', 'kl = sequence(schedule("linear", 1, 100), schedule("cosine", 0.5, 100, start_weight=1))'],
      ['yaml', 'kl: sequence(schedule(linear, 1, 100), schedule(linear, 1, 100))'],
      ['yaml', 'kl: sequence(schedule(linear, 1, 100), schedule(constant, 0.5, 100))'],
      ['yaml', 'kl: sequence(schedule(linear, 1, 100), schedule(cosine, 1, 100, reverse=true))'],
      ['yaml', 'kl: schedule(linear, 1, 100) + schedule(cosine, 1, 100)'],
      ['yaml', 'kl: schedule(step, 1, 100, milestones=[50])'],
    ],
  },
  'weights-sum': {
    said: [
      ['yaml', 'w: # sum to 1\n  a: schedule(linear, 0.5, 100)\n  b: 0.5'],
      ['yaml', '# they must sum to one\nw:\n  a: schedule(linear, 1, 100)\n  b: schedule(cosine, 1, 100, reverse=true)'],
      ['toml', '# sums up to 1\n[w]\na = "schedule(linear, 1, 100)"\nb = 0.1'],
      ['python', '# weights must add up to 1.0\nw = {"a": schedule("linear", 0.5, 100), "b": schedule("constant", 0.7, 100)}\n'],
      ['python', 'def f():\n    return dict(  # sum to one\n        a=schedule("linear", 1, 100), b=0.2)\n'],
    ],
    left: [
      ['yaml', 'w: # sum to 1\n  a: schedule(linear, 1, 100)\n  b: schedule(linear, 1, 100, reverse=true)'],
      ['yaml', 'w:\n  a: schedule(linear, 0.5, 100)\n  b: 0.5'],
      ['yaml', 'w: # sum to 1\n  a: schedule(linear, 0.5, 100)\n  b: ${other}'],
      ['yaml', 'w: # sum to 1\n  a: schedule(linear, 0.5)\n  b: 0.5'],
      ['python', '# they sum to 1\nw = {"a": schedule("linear", 1, 100), "b": schedule("linear", 1, 100, reverse=True)}\n'],
      ['python', '# the two sum to 1\na = schedule("linear", 1, 100)\nb = schedule("linear", 1, 100)\n'],
      ['python', '# they sum to 12\nw = {"a": schedule("linear", 1, 100), "b": schedule("linear", 1, 100)}\n'],
    ],
  },
  'step-past-end': {
    said: [
      ['python', 'kl = schedule("linear", 0.5, 100, step=101)'],
      ['yaml', 'kl: schedule(cosine, 1, 100, delay=10, step=111)'],
      ['yaml', 'kl: {method: linear, base_weight: 1, total_steps: 10, step: 1000}'],
    ],
    left: [
      ['python', 'kl = schedule("linear", 0.5, 100, step=100)'],
      ['python', 'kl = schedule("linear", 0.5, 100, step=step)'],
      ['yaml', 'kl: schedule(cosine, 1, 100, delay=10, step=110)'],
      ['yaml', 'kl: schedule(cosine, 1, step=110)'],
      // A level is the same at every step.
      ['python', 'kl = schedule("constant", 0.5, 100, step=110)'],
      ['toml', 'kl = "schedule(linear, 0.5, 100, start_weight=0.5, step=110)"'],
    ],
  },
  // Found by reading, but a rule for whoever meets it.
  'unused-argument': {
    said: [
      ['python', 'kl = schedule("cosine", 0.5, 100, k=12)'],
      ['yaml', 'kl: {method: linear, base_weight: 0.5, total_steps: 100, gamma: 0.1}'],
      ['toml', 'kl = "schedule(exponential, 0.5, 100, a=3)"'],
    ],
    left: [
      ['python', 'kl = schedule("sigmoid", 0.5, 100, k=12)'],
      ['yaml', 'kl: {method: power, base_weight: 0.5, total_steps: 100, exponent: 3}'],
      ['json', '{"kl": "schedule(\'step\', 1, 100, milestones=[50], gamma=0.1)"}'],
    ],
  },
};

async function diagnoses(language: Language, text: string, severities: Severities = {}): Promise<readonly Diagnosis[]> {
  return diagnoseFile(await find(language, text), await parse(language, text), severities);
}

async function codes(language: Language, text: string): Promise<readonly string[]> {
  return (await diagnoses(language, text)).map(({ code }) => code);
}

describe('rules', () => {
  for (const [code, { said, left }] of Object.entries(cases)) {
    for (const [language, text] of said) it(`${code} of ${text}`, async () => assert.deepEqual(await codes(language, text), [code]));
    for (const [language, text] of left) it(`no ${code} of ${text}`, async () => assert.ok(!(await codes(language, text)).includes(code)));
  }

  it('swap what is swapped', async () => {
    const text = 'kl = schedule("linear", 10_000, 0.5)';
    const [found] = await find('python', text);
    const [edit] = diagnose(found!, text)[0]!.fixes[0]!.edits;
    assert.equal(text.slice(0, edit!.range.from) + edit!.text + text.slice(edit!.range.to), 'kl = schedule("linear", 0.5, 10_000)');
  });

  it('have a code each, and the words that may have been meant as fixes', async () => {
    const all = [...Object.keys(reading), ...[...rules, ...fileRules].map(({ code }) => code)];
    assert.equal(new Set(all).size, all.length);
    const text = 'kl: schedule(powr, 0.5, 100)';
    const [found] = await find('yaml', text);
    const [{ code, severity, fixes }] = diagnose(found!, text) as [Diagnosis];
    assert.deepEqual([code, severity], ['unknown-method', 'error']);
    assert.equal(messageText(fixes[0]!.title), 'Change to power');
    assert.deepEqual(fixes[0]!.edits, [{ range: { from: 13, to: 17 }, text: 'power' }]);
  });

  it('have three cases at least of what they say, and of what they leave alone', () => {
    for (const code of [...[...rules, ...fileRules].map((rule) => rule.code), 'unused-argument']) {
      const { said, left } = cases[code] ?? { said: [], left: [] };
      assert.ok(said.length >= 3 && left.length >= 3, code);
    }
  });

  const mended: readonly (readonly [Language, string, string])[] = [
    ['yaml', 'max_steps: 1000\nkl: schedule(linear, 0.5, 10000)', 'max_steps: 1000\nkl: schedule(linear, 0.5, 1000)'],
    [
      'yaml',
      'epochs: 100\nsteps_per_epoch: 500\nkl: schedule(linear, 1, 100)',
      'epochs: 100\nsteps_per_epoch: 500\nkl: schedule(linear, 1, 50000)',
    ],
    [
      'python',
      'k = sequence(schedule("linear", 1, 9), schedule("cosine", 0.5, 9))',
      'k = sequence(schedule("linear", 1, 9), schedule("cosine", 0.5, 9, start_weight=1))',
    ],
  ];
  for (const [language, text, expected] of mended)
    it(`mend ${text}`, async () => {
      const [edit] = (await diagnoses(language, text))[0]!.fixes[0]!.edits;
      const changed = text.slice(0, edit!.range.from) + edit!.text + text.slice(edit!.range.to);
      assert.equal(changed, expected);
      assert.deepEqual(await codes(language, changed), []);
    });

  it('are as grave as the setting says, or off', async () => {
    const text = 'max_steps: 1000\nkl: schedule(linear, 0.5, 10000)';
    assert.deepEqual(
      (await diagnoses('yaml', text, { 'never-reaches-target': 'error' })).map(({ severity }) => severity),
      ['error'],
    );
    assert.deepEqual(await diagnoses('yaml', text, { 'never-reaches-target': 'off' }), []);
  });

  const long = 'never-reaches-target';
  const ignored: readonly (readonly [Language, string])[] = [
    ['yaml', `max_steps: 1000\nkl: schedule(linear, 0.5, 10000)  # weight-schedules: ignore`],
    ['yaml', `max_steps: 1000\n# weight-schedules: ignore ${long}\nkl: schedule(linear, 0.5, 10000)`],
    ['python', `max_steps = 1000\nkl = schedule("linear", 0.5, 10000)  # weight-schedules: ignore over-early, ${long}`],
    ['toml', `max_steps = 1000\nkl = "schedule(linear, 0.5, 10000)" # weight-schedules: ignore`],
    ['json', `{"max_steps": 1000,\n // weight-schedules: ignore\n"kl": "schedule(linear, 0.5, 10000)"}`],
    ['json', `{"max_steps": 1000,\n "//": "weight-schedules: ignore",\n "kl": "schedule(linear, 0.5, 10000)"}`],
  ];
  for (const [language, text] of ignored) it(`leave out ${text}`, async () => assert.deepEqual(await codes(language, text), []));

  const notIgnored: readonly string[] = [
    `max_steps: 1000\nkl: schedule(linear, 0.5, 10000)  # weight-schedules: ignore over-early`,
    `max_steps: 1000 # weight-schedules: ignore\nkl: schedule(linear, 0.5, 10000)`,
    `# weight-schedules: ignore\nmax_steps: 1000\nkl: schedule(linear, 0.5, 10000)`,
  ];
  for (const text of notIgnored) it(`do not leave out ${text}`, async () => assert.deepEqual(await codes('yaml', text), [long]));

  it('count epochs where the schedule does', async () => {
    const said = await diagnoses('yaml', 'max_epochs: 8\nkl: schedule(linear, 0.5, total_epochs=16)');
    assert.deepEqual(
      said.map(({ message }) => messageText(message)),
      ['The run ends at epoch 8, before the 16 epochs of this schedule: at 0.25, not at 0.5.'],
    );
  });

  it('fade what nothing reads', async () => {
    const [diagnosis] = await diagnoses('python', 'kl = schedule("linear", 0.5, 100, a=3)');
    assert.deepEqual([diagnosis!.code, diagnosis!.isUnused], ['unused-argument', true]);
  });

  for (const [code, { language, wrong, right }] of Object.entries(rulePages))
    it(`say ${code} of the first example of its page, and nothing of the second`, async () => {
      assert.deepEqual([...new Set(await codes(language, wrong))], [code]);
      assert.deepEqual(await codes(language, right), []);
    });

  it('say nothing more of what is wrong', async () =>
    assert.deepEqual(await codes('python', 'x = schedule("linear", 10000, -0.5)'), ['invalid-value']));

  it('say what they have to say whatever there is to say of how a number is written', async () => {
    const text = 'lr_scheduler_type: linear\nlearning_rate: 1e-4\nmax_steps: 100\nwarmup_steps: 200\n';
    const codes = diagnoseFile(await find('yaml', text), await parse('yaml', text), {}).map(({ code }) => code);
    assert.deepEqual(codes, ['pyyaml-number', 'long-warm-up']);
  });
});
