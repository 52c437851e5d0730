import assert from 'node:assert/strict';
import { originOf } from '../../../fixtures/origins';
import { messageText } from '../../../../src/core/message';
import { allProblems } from '../../../../src/language/find/allProblems';
import type { Language } from '../../../../src/language/index';
import { find, findOne } from '../../../fixtures/find';

/** What a schedule is in one line: label, method, weight at half of 10,000 steps. */
const halfway = { linear: 0.25, cosine: 0.25, power: 0.125, exponential: 0.5 * (1 - Math.exp(-2)) };

const forms: readonly (readonly [Language, string, string, keyof typeof halfway, string])[] = [
  [
    'python',
    'kl = schedule("cosine", base_weight=0.5, total_steps=10_000)',
    'kl',
    'cosine',
    'schedule("cosine", base_weight=0.5, total_steps=10_000)',
  ],
  [
    'python',
    'kl: Weight = weights.schedule(\n  "linear",\n  w=0.5,\n  T=10000,\n)',
    'kl',
    'linear',
    'weights.schedule(\n  "linear",\n  w=0.5,\n  T=10000,\n)',
  ],
  ['python', 'TOTAL = 10_000\nkl = schedule("power", 0.5, TOTAL)', 'kl', 'power', 'schedule("power", 0.5, TOTAL)'],
  [
    'python',
    'class A:\n    def f(self):\n        self.kl = schedule("power", 0.5, 10 * 1000, 2)',
    'self.kl',
    'power',
    'schedule("power", 0.5, 10 * 1000, 2)',
  ],
  [
    'python',
    'x = calculate_dynamic_weight(method="exponential", base_weight=1/2, total_steps=1e4, step=step)',
    'x',
    'exponential',
    'calculate_dynamic_weight(method="exponential", base_weight=1/2, total_steps=1e4, step=step)',
  ],
  ['python', 'train(model, kl=schedule("linear", 0.5, 10**4))', 'kl', 'linear', 'schedule("linear", 0.5, 10**4)'],
  ['python', 'cfg = {"loss": {"kl": schedule("linear", 0.5, 10000)}}', 'cfg.loss.kl', 'linear', 'schedule("linear", 0.5, 10000)'],
  [
    'python',
    'cfg = dict(kl=dict(method="linear", base_weight=.5, total_steps=10000))',
    'cfg.kl',
    'linear',
    'dict(method="linear", base_weight=.5, total_steps=10000)',
  ],
  [
    'python',
    'kl = schedule(**dict(method="linear", base_weight=.5, total_steps=10000))',
    'kl',
    'linear',
    'schedule(**dict(method="linear", base_weight=.5, total_steps=10000))',
  ],
  ['yaml', 'loss:\n  kl_weight: schedule(cosine, 0.5, 10000)\n', 'loss.kl_weight', 'cosine', 'schedule(cosine, 0.5, 10000)'],
  ['yaml', 'kl: "schedule(\'cosine\', 0.5, 10_000)" # note', 'kl', 'cosine', "schedule('cosine', 0.5, 10_000)"],
  ['yaml', "kl: 'schedule(''cosine'', 0.5, 1e4)'", 'kl', 'cosine', "schedule(''cosine'', 0.5, 1e4)"],
  ['yaml', 'kl: schedule(cosine,\n    0.5,\n    10000)\nlr: 1', 'kl', 'cosine', 'schedule(cosine,\n    0.5,\n    10000)'],
  ['yaml', 'kl: ${schedule:cosine,0.5,10000}', 'kl', 'cosine', '${schedule:cosine,0.5,10000}'],
  [
    'yaml',
    'trainer: {max_steps: 10000}\nkl: ${schedule:power,0.5,${trainer.max_steps},2}',
    'kl',
    'power',
    '${schedule:power,0.5,${trainer.max_steps},2}',
  ],
  [
    'yaml',
    'trainer: {max_steps: 10000}\nkl: schedule(power, 0.5, ${trainer.max_steps})',
    'kl',
    'power',
    'schedule(power, 0.5, ${trainer.max_steps})',
  ],
  [
    'yaml',
    'a: {kl: {method: cosine, base_weight: 0.5, total_steps: 10000}}',
    'a.kl',
    'cosine',
    '{method: cosine, base_weight: 0.5, total_steps: 10000}',
  ],
  [
    'yaml',
    'kl:\n  schedule: cosine\n  base_weight: 0.5\n  total_steps: 10000',
    'kl',
    'cosine',
    'schedule: cosine\n  base_weight: 0.5\n  total_steps: 10000',
  ],
  ['yaml', 'd: &d {base_weight: 0.5, total_steps: 10000}\nkl: {<<: *d, method: linear}', 'kl', 'linear', '{<<: *d, method: linear}'],
  [
    'yaml',
    't: &t 10000\nkl: {method: linear, base_weight: 0.5, total_steps: *t}',
    'kl',
    'linear',
    '{method: linear, base_weight: 0.5, total_steps: *t}',
  ],
  ['yaml', 'kl: {method: cosine, w: 0.5, T: 10000}', 'kl', 'cosine', '{method: cosine, w: 0.5, T: 10000}'],
  ['json', '{"kl_weight": "schedule(\'cosine\', 0.5, 10000)"}', 'kl_weight', 'cosine', "schedule('cosine', 0.5, 10000)"],
  ['json', '{"kl": "schedule(\\"cosine\\", 0.5, 10000)" /* c */,}', 'kl', 'cosine', 'schedule(\\"cosine\\", 0.5, 10000)'],
  [
    'json',
    '{"kl": {"method": "power", "base_weight": 0.5, "total_steps": 10000, "a": 2}}',
    'kl',
    'power',
    '{"method": "power", "base_weight": 0.5, "total_steps": 10000, "a": 2}',
  ],
  ['toml', '[loss]\nkl_weight = "schedule(\'cosine\', 0.5, 10_000)"', 'loss.kl_weight', 'cosine', "schedule('cosine', 0.5, 10_000)"],
  [
    'toml',
    'kl = { method = "linear", base_weight = 0.5, total_steps = 10_000 }',
    'kl',
    'linear',
    '{ method = "linear", base_weight = 0.5, total_steps = 10_000 }',
  ],
];

/** Text that has nothing to do with schedules. */
const strangers: readonly (readonly [Language, string])[] = [
  ['python', 'schedule.every(10).minutes.do(job)\nschedule.run_pending()'],
  ['python', 'app.conf.beat = {"a": {"schedule": schedule(run_every=30.0)}}'],
  ['python', 'x = schedule(5)\ny = schedule(optimizer, 10, 100)\nlr = schedule(step)\nz = schedule()'],
  ['python', '# schedule("cosine", 1, 10)\nx = "schedule(\'cosine\', 1, 10)"\n"""schedule("cosine", 1, 10)"""'],
  ['python', 'def schedule(method, base_weight, total_steps, a=2): ...'],
  ['python', 'schedule("0 0 * * *", 5, 3)\nschedule("backup", 3600)'],
  ['python', 'schedule("exp", "job", name="a")'],
  ['yaml', 'job: {method: step, steps: [a, b]}\npad: {method: constant, weight: 0}\nw: {method: linear, power: 2}'],
  ['yaml', 'job: {schedule: step, steps: [{run: x}]}'],
  ['yaml', 'on:\n  schedule:\n    - cron: "0 0 * * *"'],
  ['yaml', 'text: please schedule (linear, 3) a meeting\nmethod: linear\nname: x'],
  ['yaml', 'interpolation: {method: linear, size: 3}\nbeta_schedule: linear'],
  ['yaml', '# kl: schedule(cosine, 0.5, 10)'],
  ['yaml', 'text: schedule(cosine) rises to 0.5, 10k steps'],
  ['yaml', 'text: schedule(cosine over 10k steps'],
  ['yaml', 'text: see schedule(cosine, 0.5, 10k)\njob: schedule(backup, 0.5, 10k)\nrun: f(cosine, 10k)'],
  ['yaml', 'x: f(a)\ny: clipp(1, 2)'],
  ['yaml', 'run: |\n  schedule(cosine, 0.5, 10)\n  f(10k)'],
  ['python', 'x = "schedule(cosine, 0.5, 10k)"'],
  ['json', '{"schedule": "cosine", "lr": 0.1}'],
  ['toml', 'schedule = "linear"\nmethod = "power"'],
];

/** Texts, and what is said of them: the code, the text it is said of, and a part of the sentence. */
const complaints: readonly (readonly [Language, string, string, string, RegExp])[] = [
  ['python', 'x = schedule("cosin", 0.5, 100)', 'unknown-method', '"cosin"', /^Unknown method: cosin\. Did you mean cosine\?$/],
  ['yaml', 'x: schedule(cosin, 0.5, 100)', 'unknown-method', 'cosin', /Did you mean cosine/],
  ['yaml', 'x: {method: cosin, base_weight: 1, total_steps: 100}', 'unknown-method', 'cosin', /Did you mean cosine/],
  ['python', 'x = schedule("linear", 0.5, 0)', 'invalid-value', '0', /total_steps must be > 0, but is 0/],
  ['python', 'x = schedule("linear", 0.5, -5)', 'invalid-value', '-5', /total_steps must be > 0, but is -5/],
  ['python', 'x = schedule("power", 0.5, 10, a=0)', 'invalid-value', '0', /a must be > 0/],
  ['python', 'x = schedule("power", float("inf"), 10)', 'invalid-value', 'float("inf")', /base_weight must be a finite number/],
  ['python', 'x = schedule("linear", 0.5, 10, base_weight=2)', 'repeated-argument', 'base_weight=2', /base_weight is given more than once/],
  ['python', 'x = schedule("power", 0.5, 10, 2, 3, 4)', 'too-many-arguments', '3', /Too many arguments/],
  ['python', 'x = schedule("linear", 0.5, 10, 2)', 'unused-argument', '2', /linear does not use a, the fourth argument/],
  ['python', 'x = schedule("linear", base_wieght=0.5, total_steps=10)', 'unknown-argument', 'base_wieght', /Did you mean base_weight/],
  ['python', 'x = schedule("linear", 0.5, 10, a=2)', 'unused-argument', 'a', /linear does not use a/],
  ['python', 'x = schedule("linear", "big", 10)', 'wrong-type', '"big"', /base_weight must be a number, but is the text "big"/],
  ['python', 'x = schedule("linear", 0.5)', 'missing-total', 'schedule("linear", 0.5)', /total_steps is missing/],
  [
    'python',
    'x = schedule(base_weight=0.5, total_steps=10)',
    'missing-argument',
    'schedule(base_weight=0.5, total_steps=10)',
    /method is missing/,
  ],
  ['python', 'x = schedule("linear", 0.5, TOTAL)', 'unresolved', 'TOTAL', /TOTAL/],
  ['python', 'N = 1\nN = 2\nx = schedule("linear", 0.5, N)', 'unresolved', 'N', /more than once/],
  ['yaml', 'x: schedule(linear, 0.5, ${a.b})', 'unresolved', '${a.b}', /a\.b/],
  ['yaml', 'x: schedule(linear, 0.5, 10k)', 'broken-call', '10k', /^10k is not a number\. Write 10000\.$/],
  ['yaml', 'x: {y: schedule(linear, 0.5, T=1_5.5M), z: 1}', 'broken-call', '1_5.5M', /^1_5\.5M is not a number\. Write 15500000\.$/],
  ['yaml', 'x: "schedule(linear, 0.5.1, 10)"', 'broken-call', '0.5.1', /^0\.5\.1 is not a number\.$/],
  ['json', '{"x": "schedule(\'linear\', 1e4x, 10)"}', 'broken-call', '1e4x', /^1e4x is not a number\.$/],
  ['toml', "x = '''\nschedule(\"linear\", 0.5, 10k)'''", 'broken-call', '10k', /Write 10000/],
  ['yaml', 'x: >-\n  schedule(linear, 0.5,\n  10k)', 'broken-call', '10k', /Write 10000/],
  ['yaml', 'x: minimum(w.schedule(linear, 0.5, 10k), 3)', 'broken-call', '10k', /Write 10000/],
  [
    'yaml',
    'x: sequnce(schedule(linear, 1, 10), schedule(cosine, 1, 10))',
    'unknown-composition',
    'sequnce',
    /^Unknown composition: sequnce\. Did you mean sequence\?$/,
  ],
  ['json', '{"x": "clipp(schedule(\'linear\', 1, 10), 0, 1)"}', 'unknown-composition', 'clipp', /Did you mean clip\?$/],
  ['yaml', 'x: minimun(schedule(linear, 1, 10), 1) + 1', 'unknown-composition', 'minimun', /Did you mean minimum\?$/],
  ['yaml', 'x: minimum(schedule(linear, 0.5, 1e), 3)', 'broken-call', '1e', /^1e is not a number\.$/],
  ['yaml', 'x: schedule(linear, 0.5, T=', 'broken-call', '=', /^A \) is missing\.$/],
  ['yaml', 'x: minimum(schedule(linear, 0.5', 'broken-call', '5', /^A \) is missing\.$/],
  ['yaml', 'x: schedule(cosine 0.5)', 'broken-call', '0.5', /^A comma is missing before 0\.5\.$/],
  ['json', '{"x": "schedule(\'cosine\' w=0.5, T=10)"}', 'broken-call', 'w', /^A comma is missing before w\.$/],
  ['yaml', 'x: schedule(linear, 0.5, 100\ny: 1', 'broken-call', '0', /^A \) is missing\.$/],
  ['json', '{"x": "schedule(\'linear\', 0.5, 100", "y": 1}', 'broken-call', '0', /^A \) is missing\.$/],
  ['yaml', 'x: ${schedule:linear,0.5,100', 'broken-call', '0', /^A } is missing\.$/],
  ['yaml', 'x: sequence(schedule(linear, 0.5, 100), schedule(cosine, 1, 10)', 'broken-call', ')', /^A \) is missing\.$/],
  ['yaml', 'x: {method: linear, w: 1, T: 5, w: 2}', 'repeated-key', 'w', /^w is written again further down, so this one does not count\.$/],
  ['yaml', 'x: {method: linear, w: 1, T: 5, method: cosine}', 'repeated-key', 'method', /^method is written again/],
  ['yaml', 'x: {method: linear, w: 1, base_weight: 2, T: 5}', 'repeated-argument', 'base_weight: 2', /base_weight is given more than once/],
  ['json', '{"x": {"method": "linear", "base_weight": 1, "total_steps": -1}}', 'invalid-value', '-1', /total_steps/],
  ['yaml', 'max_steps: 9\nx: schedule(linear, w=0.5, 1000)', 'misplaced-argument', '1000', /^Positional arguments come first\.$/],
  ['yaml', 'x: schedule(linear, one, 10)\none: 1', 'unresolved', 'one', /^base_weight must be a number\.$/],
  ['yaml', 'x: schedule(linear, 1, 10, reverse=yes)', 'unresolved', 'yes', /^reverse must be true or false\.$/],
  ['yaml', 'x: schedule(cosine_annealing, 1, 10)', 'unknown-method', 'cosine_annealing', /^Unknown method: cosine_annealing\.$/],
  ['yaml', 'x: ${schedule:linear,0.5,100,reverse=true}', 'misplaced-argument', 'reverse=true', /mapping at the end/],
  ['yaml', 'x: schedule(linear .5, 1, 10)', 'broken-call', '.5', /^A comma is missing before \.5\.$/],
  ['yaml', 'x: schedule(linear, 1, T=)', 'no-value', 'T', /^total_steps has no value\.$/],
  ['json', '{"x": {"method": "linear", "base_weight": 1, "total_steps"}}', 'no-value', '"total_steps"', /^total_steps has no value\.$/],
];

/** Half-typed text, the next lines included, in which nothing is wrong but that it is not complete. */
const halfTyped: readonly (readonly [Language, string])[] = [
  ['python', 'x = schedule("linear", 0.5\nprint(3)\n'],
  ['python', 'x = schedule("linear", w=0.5,\nprint(3)\n'],
  [
    'python',
    'def f(T=5):\n    self.x = sequence(schedule("linear", 1, T), schedule("linear", 1\n    self.y = 3\n\ndef g(a):\n    return a\n',
  ],
  ['python', 'x = schedule("linear", total_steps=5, base_wei)'],
  ['python', 'x = schedule("linear", 1, 100, rever)'],
  ['yaml', 'x: schedule(linear, 1, 100, rever)'],
  ['yaml', 'x:\n  method: linear\n  total_steps: 5\n  base_wei'],
  ['toml', 'x = {method = "linear", total_steps = 5, base_wei}'],
];

describe('findSchedules', () => {
  for (const [language, text, label, method, range] of forms) {
    it(`finds ${method} in ${language}: ${text.replace(/\s+/g, ' ')}`, async () => {
      const found = await findOne(language, text);
      assert.deepEqual(allProblems(found), []);
      assert.equal(found.label, label);
      assert.equal(found.definition?.name, method);
      assert.equal(text.slice(found.range.from, found.range.to), range);
      assert.equal(found.totalSteps, 10_000);
      assert.ok(Math.abs(found.schedule!.at(5_000) - halfway[method]) < 1e-15);
    });
  }

  for (const [language, text] of strangers) {
    it(`leaves alone: ${language}: ${text.replace(/\s+/g, ' ')}`, async () => {
      assert.deepEqual(await find(language, text), []);
    });
  }

  for (const [language, text, code, at, message] of complaints) {
    it(`says ${code} in ${language}: ${text.replace(/\s+/g, ' ')}`, async () => {
      const problems = allProblems(await findOne(language, text));
      assert.equal(problems.length, 1, JSON.stringify(problems));
      const [problem] = problems;
      assert.equal(problem!.code, code);
      assert.equal(text.slice(problem!.range.from, problem!.range.to), at);
      assert.match(messageText(problem!.message), message);
    });
  }

  for (const [language, text] of halfTyped) {
    it(`has nothing to say of what is half typed: ${language}: ${text.replace(/\s+/g, ' ')}`, async () => {
      const found = await find(language, text);
      assert.ok(found.length > 0);
      assert.deepEqual(found.flatMap(allProblems), []);
    });
  }

  it('gives the value at the step that is asked for, and none where it is not a constant', async () => {
    assert.equal((await findOne('python', 'x = schedule("linear", 1, 100, step=25)')).step, 25);
    assert.equal((await findOne('python', 'for i in range(9):\n    x = schedule("linear", 1, 100, step=i)')).step, undefined);
  });

  it('takes the total from around, and says from where', async () => {
    const found = await findOne('yaml', 'trainer:\n  max_steps: 2000\nloss:\n  kl: schedule(linear, 1)\n');
    assert.equal(found.totalSteps, 2000);
    assert.match(originOf(found.parameters.find(({ name }) => name === 'total_steps')), /trainer\.max_steps, line 2/);
  });

  const totals: readonly (readonly [string, string, number | undefined, RegExp])[] = [
    ['the nearest key wins', 'max_steps: 9\nloss:\n  max_steps: 5\n  kl: schedule(linear, 1)', 5, /^max_steps, line 3$/],
    ['its own argument wins', 'max_steps: 9\nkl: schedule(linear, 1, 7)', 7, /^$/],
    ['-1 is no total', 'max_steps: -1\nkl: schedule(linear, 1)', undefined, /^$/],
    [
      'epochs and steps of one',
      'epochs: 3\nsteps_per_epoch: 100\nkl: schedule(linear, 1)',
      300,
      /^3 epochs \(epochs, line 1\) · 100 steps \(steps_per_epoch, line 2\)$/,
    ],
    [
      'epochs and batches, rounded up',
      'trainer: {max_epochs: 3, accumulate_grad_batches: 4}\ndata: {num_train_samples: 50_000, batch_size: 32}\nkl: schedule(linear, 1)',
      1173,
      /50,000 \(data\.num_train_samples, line 2\) \/ 32 \(data\.batch_size, line 2\) \/ 4 \(trainer\.accumulate_grad_batches, line 1\), rounded up/,
    ],
    ['epochs alone say nothing', 'epochs: 3\nkl: schedule(linear, 1)', undefined, /^$/],
  ];
  for (const [title, text, expected, origin] of totals) {
    it(`the total: ${title}`, async () => {
      const found = await findOne('yaml', text);
      assert.equal(found.totalSteps, expected);
      assert.match(originOf(found.parameters.find(({ name }) => name === 'total_steps')), origin);
    });
  }

  it('the total: a constant of a script', async () => {
    assert.equal((await findOne('python', 'MAX_STEPS = 500\ndef f():\n    return schedule("linear", 1)')).totalSteps, 500);
  });

  it('draws a schedule without a total over 0-100 %', async () => {
    const found = await findOne('yaml', 'kl: schedule(linear, 1)\n');
    assert.equal(found.totalSteps, undefined);
    assert.equal(found.schedule!.at(50), 0.5);
  });

  it('counts the total from the end of the delay', async () => {
    const found = await findOne('yaml', 'kl: schedule(linear, 1, 100, delay=50, start_weight=0.2)\n');
    assert.equal(found.totalSteps, 150);
    assert.equal(found.schedule!.at(50), 0.2);
    assert.equal(found.schedule!.at(150), 1);
  });

  it('reads words without quotes in config files', async () => {
    const found = await findOne('yaml', 'kl: schedule(cyclical, 1, 100, ramp=cosine, reverse=true)\n');
    assert.deepEqual(allProblems(found), []);
    const values = Object.fromEntries(found.parameters.map(({ name, value }) => [name, value]));
    assert.deepEqual([values.ramp, values.reverse], ['cosine', true]);
  });

  it('keeps what is good when a line is half typed', async () => {
    const labels = async (language: Language, text: string) => (await find(language, text)).map(({ label }) => label);
    assert.deepEqual(await labels('python', 'a = schedule("linear", 1, 10)\nb = schedule("cosine", \nc = schedule("power", 1, 10)\n'), [
      'a',
      'b',
      'c',
    ]);
    assert.deepEqual(
      await labels('yaml', 'a: schedule(linear, 1, 10)\nb: schedule(cosine,\nc: schedule(power, 1, 10)\n').then(
        (list) => list.includes('a') && list.includes('c'),
      ),
      true,
    );
    assert.deepEqual(await labels('toml', 'a = "schedule(\'linear\', 1, 10)"\nb = \nc = "schedule(\'power\', 1, 10)"'), ['a', 'c']);
  });

  it('passes on what the front end has to say of the numbers it uses, and of no others', async () => {
    const text = 'lr: 2e-5\ntotal: &t 1e4\nkl: {method: linear, base_weight: 1e-3, total_steps: *t}\n';
    const hints = allProblems(await findOne('yaml', text)).filter(({ code }) => code === 'pyyaml-number');
    assert.deepEqual(hints.map(({ range }) => text.slice(range.from, range.to)).sort(), ['1e-3', '1e4']);
    assert.equal(hints.find(({ message }) => messageText(message).includes('1e-3'))!.meant?.texts[0], '1.0e-3');
  });

  it('finds a call that a flow collection would split, and says to quote it', async () => {
    const text = 'loss: {kl: schedule(cosine, 0.5, 10000), lr: 1}\n';
    const found = await findOne('yaml', text);
    assert.equal(found.totalSteps, 10_000);
    const [problem] = allProblems(found);
    assert.equal(problem!.meant?.texts[0], '"schedule(cosine, 0.5, 10000)"');
  });

  it('takes the last of keys that are written twice, as loaders do, and says so', async () => {
    const [first, second] = await find('yaml', 'kl: schedule(linear, 1, 10)\nkl: schedule(linear, 2)\nmax_steps: 5\nmax_steps: 6\n');
    assert.deepEqual(
      first!.problems.map(({ code, range }) => [code, range]),
      [['repeated-key', { from: 0, to: 2 }]],
    );
    assert.deepEqual(second!.problems, []);
    assert.equal(second!.totalSteps, 6);
    assert.equal(originOf(second!.parameters.find(({ name }) => name === 'total_steps')), 'max_steps, line 4 (the last of several)');
    const mapping = await findOne('yaml', 'kl: {method: linear, w: 1, T: 5, w: 2, method: cosine}');
    assert.deepEqual([mapping.definition!.name, mapping.schedule!.at(5)], ['cosine', 2]);
  });

  it('takes the total of the settings where the text has none', async () => {
    const found = await findOne('yaml', 'kl: schedule(linear, 1)\n', { run: { totalSteps: 777 } });
    assert.equal(found.totalSteps, 777);
    assert.match(originOf(found.parameters.find(({ name }) => name === 'total_steps')), /setting/);
  });

  it("reads a resolver's last mapping as keywords", async () => {
    const found = await findOne('yaml', 'kl: ${schedule:step,1,1000,{milestones:[200,500],factor:0.5}}\n');
    assert.deepEqual(allProblems(found), []);
    assert.equal(found.schedule!.at(300), 0.5);
  });

  it('does not give an expression the values of a part of it', async () => {
    for (const text of ['a = abs(schedule("linear", 1, 10))', 'a = schedule("linear", 1, 10) ** 2']) {
      const found = await findOne('python', text);
      assert.deepEqual([found.label, found.schedule, found.parts.map(({ label }) => label)], ['a', undefined, ['linear']]);
    }
  });

  it('does not take a default for what a constructor may have been given', async () => {
    for (const given of ['5', '**load("x.yaml")']) {
      const found = await findOne('python', `@dataclass\nclass C:\n    n: int = 20\ncfg = C(${given})\na = schedule("linear", 1, cfg.n)`);
      assert.equal(found.totalSteps, undefined);
      assert.equal(found.problems[0]!.code, 'unresolved');
    }
  });

  it('offers the nearest method as a fix that keeps the quotes', async () => {
    for (const [language, text] of [
      ['python', 'x = schedule("cosin", 0.5, 100)'],
      ['yaml', 'x: schedule(cosin, 0.5, 100)'],
      ['json', '{"x": "schedule(\\u0027cosin\\u0027, 0.5, 100)"}'],
    ] as const) {
      const [problem] = allProblems(await findOne(language, text));
      const { range, texts } = problem!.meant!;
      assert.equal(text.slice(0, range.from) + texts[0]! + text.slice(range.to), text.replace('cosin', 'cosine'));
    }
  });

  it('mends what keeps a call from being read', async () => {
    for (const [text, mended] of [
      ['x: schedule(linear, 0.5, 10k)', 'x: schedule(linear, 0.5, 10000)'],
      ['x: minimun(schedule(linear, 0.5, 10), 3)', 'x: minimum(schedule(linear, 0.5, 10), 3)'],
    ] as const) {
      const [problem] = allProblems(await findOne('yaml', text));
      const { range, texts } = problem!.meant!;
      const after = text.slice(0, range.from) + texts[0]! + text.slice(range.to);
      assert.equal(after, mended);
      assert.ok((await findOne('yaml', `${after}\n`)).schedule);
    }
  });

  it('leaves functions of Python around a schedule to their author', async () => {
    const found = await findOne('python', 'x = minimun(schedule("linear", 0.5, 10), 3)');
    assert.deepEqual(
      allProblems(found).map(({ code }) => code),
      ['unresolved'],
    );
  });

  it('misses no comma where there is one', async () => {
    const [problem] = allProblems(await findOne('yaml', 'x: schedule(linear, .inf, 100)'));
    assert.equal(messageText(problem!.message), '.inf does not belong here.');
  });

  it('offers no fix where the method is not written', async () => {
    const [problem] = allProblems(await findOne('python', 'METHOD = "cosin"\nx = schedule(METHOD, 0.5, 100)'));
    assert.equal(problem!.code, 'unknown-method');
    assert.equal(problem!.meant, undefined);
  });
});
