import { strict as assert } from 'node:assert';
import { numberOf } from '../../../src/frameworks/functions/stepFunction';
import { type FunctionsOfFiles, itEvaluates, readReference } from './functionsOfFiles';

const reference = readReference('tensors') as FunctionsOfFiles<readonly string[]>;

/** Libraries round the last bits of a function of float32 each in their own way. */
const TOLERANCE = 5e-7;

describe(`the interpreter on schedules of tensors, as ${reference.made} compute them`, () => {
  itEvaluates('tensors', reference, (at, words) => {
    words.forEach((word, place) => {
      const step = reference.steps[place]!;
      const expected = Number(word.replace('inf', 'Infinity'));
      const found = numberOf(at(step));
      assert.ok(
        found !== undefined && (Object.is(found, expected) || Math.abs(found - expected) <= TOLERANCE * Math.max(Math.abs(expected), 1e-3)),
        `${found ?? JSON.stringify(at(step))} instead of ${word} at step ${step}`,
      );
    });
  });
});
