// What is kept of functions of the step must never show: after any edit they are those that a first look at the text finds.
import assert from 'node:assert/strict';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { Editor, randomEdit } from '../../fixtures/editor';
import type { FoundSchedule } from '../../../src/language/find/found';
import { find, findOptions } from '../../fixtures/find';
import { withRandom } from '../../fixtures/random';
import { functionsInRound, trainingScript } from '../../fixtures/trainingScript';

const text = `${trainingScript(1, 6)}
if TOTAL_STEPS > 100:
    LATE = 20
else:
    LATE = 30

def late_weight(step):
    return min(1.0, step / LATE)

def asked_ramp(step, length, top):
    return min(top, step / length)

MILESTONES.append(9000)
weights = [i / 40 for i in range(40)]

def fit():
    for step in range(TOTAL_STEPS):
        part = step / WARMUP
        temperature = max(0.1, 1 - part)
        loss = weights[step] * temperature

for epoch in range(3):
    w = asked_ramp(epoch, 40, top=2)
`;

/** What is typed, in places of words and between them. */
const pieces = [
  ...['TOTAL_STEPS', 'WARMUP', 'LATE', 'clamp', 'step', 'self.steps', 'kl_linear(step, 3)', 'epochs', 'x', '1', '0'],
  ...['(', ')', '"', ' ', '=', ':', '#', '\n', '\n    ', 'return 1\n', 'WARMUP = 9\n', 'max_steps = 9\n', 'asked_ramp(1, 7, 8)\n'],
  ...['from math import *\n', 'def kl(step): return step / WARMUP\n', 'a = '],
];

/** A class whose attribute may be set from outside of it, which the random edits meet too rarely. */
const trainer = `class Trainer:
    def __init__(self):
        self.end = 100
    def weight(self):
        return schedule("linear", 2.0, self.end)

other = Trainer()

def later():
    pass
`;

/** EDITS=10000 goes through that many. */
const edits = Number(process.env.EDITS ?? 250);

describe('functions of the step in a text that is edited', () => {
  it(
    `are found anew after each of ${edits} random edits`,
    withRandom(async (random) => {
      const { frameworks } = await frameworksFor(text, 'python');
      const editor = new Editor(text, findOptions('python', { frameworks }));
      assert.ok(editor.change(text).length > functionsInRound);
      let [kept, all] = [0, 0];
      for (let edit = 0; edit < edits; edit++) {
        const { text: now } = editor.tree;
        const swapped = now.replace(/\n(\w+ = [^\n]*)\n(\w+ = [^\n]*)\n/, '\n$2\n$1\n');
        const before = editor.schedules;
        const after = editor.change(edit % 6 === 5 ? text : random(9) === 0 ? swapped : randomEdit(now, pieces, random));
        kept += after.filter(({ schedule }) => schedule && before.has(schedule)).length;
        all += after.length;
      }
      assert.ok(kept > all / 4, `${kept} of ${all} are kept.`);
    }),
  ).timeout(edits * 1_000);

  it('are the same where only the length of the run is edited, and they tell theirs themselves', async () => {
    const { frameworks } = await frameworksFor(text, 'python');
    const editor = new Editor(text, findOptions('python', { frameworks }));
    const named = (label: string) =>
      editor.memory.readings!.readings.flatMap(({ found }) => found).find((each) => each.label.endsWith(label))!;
    const labels = ['kl_linear', 'discriminator_weight', 'ramp'];
    const before = labels.map(named);
    editor.change(text.replace('TOTAL_STEPS = 10_000', 'TOTAL_STEPS = 20_000'));
    labels.forEach((label, index) => {
      const after = named(label);
      assert.equal(after.schedule, before[index]!.schedule, label);
      assert.deepEqual([before[index]!.run?.value, after.run?.value], [10_000, 20_000], label);
    });
    // What has no length of its own is as long as the run.
    assert.equal(named('ema_decay').totalSteps, 20_000);
  });

  it('are kept where a class is edited whose method is called as one of their own names', async () => {
    const { frameworks } = await frameworksFor(text, 'python');
    const editor = new Editor(text, findOptions('python', { frameworks }));
    const named = (label: string) =>
      editor.memory.readings!.readings.flatMap(({ found }) => found).find((each) => each.label.endsWith(label))!;
    const labels = ['kl_cosine', 'lr_lambda'];
    const before = labels.map(named);
    const annealer = named('__call__');
    editor.change(text.replace('start=1.0, end=0.1, steps=2_000', 'start=1.0, end=0.1, steps=2_500'));
    labels.forEach((label, index) => assert.equal(named(label), before[index], label));
    assert.notEqual(named('__call__').schedule, annealer.schedule);
  });

  it('are found anew where a name in their heads changes that they bind themselves, too', async () => {
    const script = 'scale = 2\ndef kl_weight(step, top=scale):\n    scale = 3\n    return min(scale, top * step / 100)\n';
    const { frameworks } = await frameworksFor(script, 'python');
    const editor = new Editor(script, findOptions('python', { frameworks }));
    for (const [now, expected] of [
      [script, 2],
      [script.replace('scale = 2', 'scale = 1'), 1],
      [script.replace('scale = 3', 'global scale\n    scale = 3'), undefined],
      [script.replace('scale = 3', 'other = scale'), 2],
    ] as const)
      assert.equal(editor.change(now)[0]?.schedule?.at(100), expected);
  });

  for (const [what, before, after] of [
    ['in another function', 'pass', 'other.end = 500'],
    ['among other names', 'pass', 'a, other.end = 1, 500'],
    ['at the top', 'other = Trainer()', 'other = Trainer()\nother.end = 500'],
    ['by a class made from it', 'pass', 'pass\nclass Late(Trainer):\n    end = 500\n    def __init__(self):\n        self.end = 700\n'],
  ] as const)
    it(`are found anew where an attribute of an object is set elsewhere: ${what}`, async () => {
      const { frameworks } = await frameworksFor(trainer, 'python');
      const summary = (found: readonly FoundSchedule[]) =>
        found.map(({ label, totalSteps, problems }) => [label, totalSteps, problems.map(({ code }) => code)]);
      const editor = new Editor(trainer, findOptions('python', { frameworks }));
      const first = summary(editor.change(trainer));
      const changed = trainer.replace(before, after);
      const fresh = summary(await find('python', changed, { frameworks }));
      assert.notDeepEqual(fresh, first);
      assert.deepEqual(summary(editor.change(changed)), fresh);
      assert.deepEqual(summary(editor.change(trainer)), first);
    });
});
