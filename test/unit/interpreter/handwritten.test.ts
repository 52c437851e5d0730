import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { loadModule } from '../../../src/interpreter/interpret';
import { disagreement } from './agrees';

interface Reference {
  readonly made: string;
  readonly steps: readonly number[];
  readonly messages: readonly string[];
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const folder = 'test/reference/interpreter';
const reference = JSON.parse(readFileSync(`${folder}/handwritten.json`, 'utf8')) as Reference;

describe(`the interpreter on hand-written schedules, as ${reference.made} runs them`, () => {
  for (const [file, cases] of Object.entries(reference.files)) {
    const names = Object.keys(cases);
    const lambdas = names.map((expression, index) => `case_${index} = lambda step: ${expression}\n`);
    const module = loadModule(`${readFileSync(`${folder}/handwritten/${file}`, 'utf8')}\n${lambdas.join('')}`);
    names.forEach((expression, index) =>
      it(`${file}: ${expression}`, () => {
        const at = module.atSteps(module.value(`case_${index}`)!, { args: [0], step: 0 });
        cases[expression]!.split(' ').forEach((word, place) => {
          const step = reference.steps[place]!;
          assert.equal(disagreement(at(step), word, reference.messages), undefined, `at step ${step}`);
        });
      }),
    );
  }

  it('is of at least 300 functions', () => {
    assert.ok(Object.values(reference.files).flatMap((cases) => Object.keys(cases)).length >= 300);
  });
});
