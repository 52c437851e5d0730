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
    'lamp = Lamp()\nlamp.schedule("fixed", 3)',
    'calendar.schedule("lunch", 12, 30)',
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
    'import weight_schedules as ws\ntotal_steps = 50\nkl = ws.schedule("constant", 0.5)',
  ]) {
    it(`is none: ${text.replaceAll('\n', ' | ')}`, async () => {
      assert.equal((await findOne('python', text)).totalSteps, 50);
    });
  }
});
