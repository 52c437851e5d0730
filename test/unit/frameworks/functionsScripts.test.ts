// Schedules in training scripts as people write them: each is found, and has the values that CPython gives it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { messageText } from '../../../src/core/message';
import { find } from '../../fixtures/find';

interface Reference {
  readonly made: string;
  readonly steps: readonly number[];
  /** By file and label, the values of each curve, or what is raised. */
  readonly files: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const folder = 'test/reference/interpreter';
const reference = JSON.parse(readFileSync(`${folder}/scripts.json`, 'utf8')) as Reference;

describe(`schedules in training scripts, as ${reference.made} evaluates them`, () => {
  for (const [file, labels] of Object.entries(reference.files)) {
    const found = find('python', readFileSync(`${folder}/scripts/${file}`, 'utf8'));
    for (const [label, curves] of Object.entries(labels))
      it(`${file}: ${label}`, async () => {
        const written = (await found).filter(({ definition }) => definition?.isReading !== true);
        const schedule = written.find((each) => each.label === label || each.label.endsWith(`.${label}`));
        assert.ok(schedule, 'is found');
        assert.deepEqual(
          [...schedule.unknowns.map(({ key }) => key), ...schedule.problems.map(({ message }) => messageText(message))],
          [],
          'nothing is open',
        );
        assert.equal(schedule.curves.length, curves.length);
        // What is called with the part of the run that is left is drawn over the part that is done.
        const isLeft = schedule.definition?.note?.includes('the part of the run that is left') === true;
        // torch keeps tables in float32; here they are in full.
        const precision = label === 'betas' ? 1e-6 : 1e-12;
        curves.forEach((words, index) => {
          words.split(' ').forEach((word, place) => {
            const step = reference.steps[place]!;
            if (isLeft && step > 1) return;
            const value = schedule.curves[index]!.schedule.at(isLeft ? 1 - step : step);
            if (word.startsWith('!')) assert.ok(Number.isNaN(value), `raises at step ${step}`);
            else assert.ok(Math.abs(value - Number(word)) <= precision * Math.abs(Number(word)), `at step ${step}: ${value}, not ${word}`);
          });
        });
      });
  }

  it('nothing else is found in them', async () => {
    for (const [file, labels] of Object.entries(reference.files)) {
      const all = await find('python', readFileSync(`${folder}/scripts/${file}`, 'utf8'));
      // The options of a command line are read, too; and a lambda that only `partial` calls asks for what that gives it.
      // A scheduler of one's own is found where it is made, besides its class: ownSchedulers.test.ts has the values of such.
      const also = { 'vae_training.py': ['kl', 'ramp_of'], 'own_steps.py': ['ramp'] }[file] ?? [];
      const isKnown = (label: string) =>
        also.includes(label) || Object.keys(labels).some((each) => label === each || label.endsWith(`.${each}`));
      assert.deepEqual(
        all.flatMap(({ label }) => (isKnown(label) ? [] : [`${file} ${label}`])),
        [],
      );
    }
  });
});
