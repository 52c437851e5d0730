import { strict as assert } from 'node:assert';
import { loadModule } from '../../../src/interpreter/interpret';
import { disagreement, unpacked } from './agrees';
import { readReference } from './functionsOfFiles';

interface Reference {
  readonly made: string;
  readonly steps: readonly number[];
  readonly head: string;
  readonly messages: readonly string[];
  readonly cases: readonly (readonly [text: string, words: string])[];
}

const reference = readReference('generated') as Reference;

describe('the interpreter on generated functions', () => {
  it(`gives what ${reference.made} gave, exceptions included, for ${reference.cases.length} functions`, () => {
    assert.equal(reference.cases.length, 5000);
    for (const [text, words] of reference.cases) {
      const module = loadModule(reference.head + text);
      const at = module.atSteps(module.value('f')!, { args: [0], step: 0 });
      unpacked(words).forEach((word, index) => {
        const step = reference.steps[index]!;
        const problem = disagreement(at(step), word, reference.messages);
        if (problem !== undefined) assert.fail(`f(${step}): ${problem}\n${text}`);
      });
    }
  });
});
