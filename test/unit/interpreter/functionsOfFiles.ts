import { readFileSync } from 'node:fs';
import { loadModule } from '../../../src/interpreter/interpret';
import type { Module } from '../../../src/interpreter/module';
import type { Outcome } from '../../../src/interpreter/outcome';

const folder = 'test/reference/interpreter';

/** What stands in `name.json`: the steps, and what expressions of the step come to at each of them, by the files of the folder `name`. */
export interface FunctionsOfFiles<T> {
  /** By which releases. */
  readonly made: string;
  readonly steps: readonly number[];
  readonly files: Readonly<Record<string, Readonly<Record<string, T>>>>;
}

/** What was made for the interpreter under a name. */
export const readReference = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));

/** A file with expressions of the step behind it, each as a function: `case_0`, `case_1`. */
export function moduleWith(name: string, file: string, expressions: readonly string[]): Module {
  const lambdas = expressions.map((expression, index) => `case_${index} = lambda step: ${expression}\n`);
  return loadModule(`${readFileSync(`${folder}/${name}/${file}`, 'utf8')}\n${lambdas.join('')}`);
}

/** A test of each expression: `check` is given what it comes to at any step, and what is expected of it. */
export function itEvaluates<T>(
  name: string,
  { files }: FunctionsOfFiles<T>,
  check: (at: (step: number) => Outcome, expected: T) => void,
): void {
  for (const [file, cases] of Object.entries(files)) {
    const expressions = Object.keys(cases);
    const module = moduleWith(name, file, expressions);
    expressions.forEach((expression, index) =>
      it(`${file}: ${expression}`, () => {
        check(module.atSteps(module.value(`case_${index}`)!, { args: [0], step: 0 }), cases[expression]!);
      }),
    );
  }
}
