import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { loadModule } from '../../../src/interpreter/interpret';
import { withRandom } from '../../fixtures/random';
import { mutated } from './mutate';
import { outcomeText } from './shown';

const folder = 'test/reference/interpreter/handwritten';
const functions = readdirSync(folder).flatMap((file) =>
  readFileSync(`${folder}/${file}`, 'utf8')
    .split(/\n(?=def |class |@)/)
    .filter((part) => /^(?:def|class|@)/.test(part)),
);
/** Longer than this nothing that stays within its bounds may take, on a slow machine. */
const SLOW = 10_000;

describe('the interpreter on broken texts', () => {
  const count = Number(process.env.MUTATIONS ?? 600);

  it(
    `raises nothing and stops within its bounds (${count} mutations)`,
    withRandom((below) => {
      for (let i = 0; i < count; i++) {
        const source = functions[below(functions.length)]!;
        const text = mutated(`import math\nimport numpy as np\nTOTAL = 1000\n${source}\n`, below);
        const start = performance.now();
        try {
          const module = loadModule(text);
          for (const [, value] of module.values()) for (const step of [0, 7, 1000]) outcomeText(module.call(value, [step]));
        } catch (error) {
          assert.fail(`number ${i}: ${String((error as Error).stack)}\n${text}`);
        }
        const time = performance.now() - start;
        assert.ok(time < SLOW, `number ${i}: ${time} ms\n${text}`);
      }
    }),
  );
});
