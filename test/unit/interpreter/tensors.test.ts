import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { loadModule } from '../../../src/interpreter/interpret';
import { numberOf } from '../../../src/frameworks/functions/stepFunction';

interface Reference {
  readonly made: string;
  readonly steps: readonly number[];
  readonly files: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const folder = 'test/reference/interpreter';
const reference = JSON.parse(readFileSync(`${folder}/tensors.json`, 'utf8')) as Reference;

/** Libraries round the last bits of a function of float32 each in their own way. */
const TOLERANCE = 5e-7;

describe(`the interpreter on schedules of tensors, as ${reference.made} compute them`, () => {
  for (const [file, cases] of Object.entries(reference.files)) {
    const names = Object.keys(cases);
    const lambdas = names.map((expression, index) => `case_${index} = lambda step: ${expression}\n`);
    const module = loadModule(`${readFileSync(`${folder}/tensors/${file}`, 'utf8')}\n${lambdas.join('')}`);
    names.forEach((expression, index) =>
      it(`${file}: ${expression}`, () => {
        const at = module.atSteps(module.value(`case_${index}`)!, { args: [0], step: 0 });
        cases[expression]!.forEach((word, place) => {
          const step = reference.steps[place]!;
          const expected = Number(word.replace('inf', 'Infinity'));
          const found = numberOf(at(step));
          assert.ok(
            found !== undefined &&
              (Object.is(found, expected) || Math.abs(found - expected) <= TOLERANCE * Math.max(Math.abs(expected), 1e-3)),
            `${found ?? JSON.stringify(at(step))} instead of ${word} at step ${step}`,
          );
        });
      }),
    );
  }
});
