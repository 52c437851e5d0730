// Mappings with a method: which are schedules, and what is said of keys that are not.
import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { allProblems } from '../../../src/language/find/allProblems';
import { severityOf } from '../../../src/rules/reading';
import { find, findOne } from '../../fixtures/find';

describe('a mapping with a method', () => {
  for (const text of [
    'steps: {method: step, total_steps: 4}',
    'form: {method: piecewise, total_steps: 4}',
    'wizard: {method: linear, total_steps: 4, pages: [a, b]}',
    'query: {method: cosine, weight: 0.4, steps: 5}',
    'resize: {method: linear, weight: 0.4, num_steps: 5}',
    'solver: {method: power, max_steps: 50, weight: 2}',
    'job: {method: backup, total_steps: 5}',
  ]) {
    it(`is somebody else's: ${text}`, async () => {
      assert.deepEqual(await find('yaml', text), []);
    });
  }

  for (const text of [
    'kl: {method: linear, base_weight: 1, total_steps: 50}',
    'kl: {method: linear, total_steps: 50}',
    'kl: {method: linear, w: 1, T: 50}',
    'kl: {method: step, total_steps: 50, milestones: [3]}',
    'kl: {method: linear, total_steps: 50, start: 0.1}',
    'kl: {method: linear, base_weight: 1, total_steps: 50, name: x, _target_: y}',
  ]) {
    it(`is a schedule: ${text}`, async () => {
      assert.equal((await findOne('yaml', text)).totalSteps, 50);
    });
  }

  /** A key beside a method, how bad it is, and what is said. */
  const keys: readonly (readonly [text: string, severity: string, message: RegExp])[] = [
    ['method: linear, base_weight: 1, total_steps: 50, start: 0.1', 'warning', /^Unknown argument: start\. Did you mean start_weight\?$/],
    ['method: linear, total_steps: 50, end: 0.1', 'warning', /^Unknown argument: end\. Did you mean base_weight\?$/],
    ['method: wsd, base_weight: 1, total_steps: 50, end: 0.1', 'warning', /Did you mean end_weight\?$/],
    ['method: linear, base_weight: 1, iterations: 50', 'warning', /Did you mean total_steps\?$/],
    ['method: linear, base_weight: 1, total_steps: 50, start_wieght: 0.1', 'error', /Did you mean start_weight\?$/],
    ['method: linear, base_weight: 1, total_steps: 50, group: 3', 'hint', /^group says nothing of the schedule: linear takes method,/],
    ['method: linear, base_weight: 1, total_steps: 50, gamma: 3', 'warning', /^linear does not use gamma\.$/],
  ];
  for (const [text, severity, message] of keys) {
    it(`says: ${text}`, async () => {
      const problems = allProblems(await findOne('yaml', `kl: {${text}}`)).filter(({ code }) => /-(?:argument|key)$/.test(code));
      assert.equal(problems.length, 1);
      assert.equal(severityOf(problems[0]!), severity);
      assert.match(messageText(problems[0]!.message), message);
    });
  }

  it('does not take a number apart at its comma', async () => {
    for (const text of ['{method: linear, base_weight: 1, total_steps: 5,000}', '{method: linear, total_steps: 5,000, base_weight: 1}']) {
      const found = await findOne('yaml', `kl: ${text}`);
      assert.equal(found.schedule, undefined);
      assert.equal(messageText(found.problems[0]!.message), 'The comma parts 5,000 into two. Write 5000.');
      assert.equal(found.problems[0]!.meant!.texts[0], '5000');
    }
  });
});

describe("a call of somebody else's schedule", () => {
  for (const text of [
    'clock.schedule("step", 1 / 30)',
    'self.clock.schedule("step", callback)',
    'lamp.schedule("power", 45)',
    'robot.schedule("constant", 5, repeat=True)',
    'anim.schedule("linear", 2)',
    'timer.schedule("cosine", 4)',
    'events.schedule("piecewise", 20)',
    'self.queue.schedule("sigmoid_job", 2, 9)',
    'lamp = Lamp()\nlamp.schedule("fixed", 3)',
    'calendar.schedule("lunch", 12, 30)',
    'bus.schedule("grate", 5, "minutes")',
    'rates = schedule("my_cosine_lr", optimizer)',
    'plan = schedule(steps=3, weight=4)',
    'def schedule(event, at, lasting=10): ...\nschedule("power", 30, lasting=5)',
  ]) {
    it(`is left alone: ${text.replace('\n', ' | ')}`, async () => {
      assert.deepEqual(await find('python', text), []);
    });
  }

  for (const text of [
    'import weight_schedules\nkl = weight_schedules.schedule("power", 30, T=50)',
    'import weight_schedules as ws\nkl = ws.schedule("linear", 0.5, 50)',
    'kl = weights.schedule("linear", 0.5, 50)',
    'kl = weights.schedule("linear", T=50)',
    'total_steps = 50\nkl = weights.schedule("cosine", 0.5)',
    'import weight_schedules as ws\ntotal_steps = 50\nkl = ws.schedule("power", 0.5)',
  ]) {
    it(`is none: ${text.replaceAll('\n', ' | ')}`, async () => {
      assert.equal((await findOne('python', text)).totalSteps, 50);
    });
  }
});

describe('arithmetic with references in a config', () => {
  it('is a text for OmegaConf, which is said with the resolver that reads it', async () => {
    const text = 'n: 30\nkl:\n  method: linear\n  base_weight: 0.5\n  total_steps: ${n} * 7\n';
    const found = await findOne('yaml', text);
    const [wrong] = found.problems;
    assert.equal(wrong!.code, 'computed-text');
    assert.equal(text.slice(wrong!.range.from, wrong!.range.to), '${n} * 7');
    const { range, texts } = wrong!.meant!;
    const mended = await findOne('yaml', text.slice(0, range.from) + texts[0]! + text.slice(range.to));
    assert.deepEqual([mended.totalSteps, mended.problems], [210, []]);
  });

  it('has its word in JSON and TOML, and beside other keys', async () => {
    for (const [language, text] of [
      ['json', '{"n": 30, "kl": {"method": "linear", "base_weight": "${n} / 10", "total_steps": 210}}'],
      ['toml', 'n = 30\n[kl]\nmethod = "linear"\ntotal_steps = "${n} * 7"\nreverse = true\n'],
    ] as const)
      assert.deepEqual(
        (await findOne(language, text)).problems.map(({ code }) => code),
        ['computed-text'],
      );
  });

  it('is no length of a run', async () => {
    const found = await findOne('yaml', 'n: 30\nmax_steps: ${n} * 7\nkl: schedule(linear, 1)\n');
    assert.equal(found.totalSteps, undefined);
    assert.match(messageText(found.problems[0]!.message), /max_steps \(line 2\) is not known: OmegaConf does not compute/);
  });

  it('is read in a text of our own', async () => {
    const found = await findOne('yaml', 'n: 30\nkl: schedule(linear, 1, ${n} * 7)\n');
    assert.deepEqual([found.totalSteps, found.problems], [210, []]);
  });
});
