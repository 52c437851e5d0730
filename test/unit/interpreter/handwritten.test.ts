import { strict as assert } from 'node:assert';
import { disagreement } from './agrees';
import { type FunctionsOfFiles, itEvaluates, readReference } from './functionsOfFiles';

interface Reference extends FunctionsOfFiles<string> {
  readonly messages: readonly string[];
}

const reference = readReference('handwritten') as Reference;

describe(`the interpreter on hand-written schedules, as ${reference.made} runs them`, () => {
  itEvaluates('handwritten', reference, (at, words) => {
    words.split(' ').forEach((word, place) => {
      const step = reference.steps[place]!;
      assert.equal(disagreement(at(step), word, reference.messages), undefined, `at step ${step}`);
    });
  });

  it('is of at least 300 functions', () => {
    assert.ok(Object.values(reference.files).flatMap((cases) => Object.keys(cases)).length >= 300);
  });
});
