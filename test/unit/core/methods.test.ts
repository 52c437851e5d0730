import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { checkParameters } from '../../../src/core/methods/checkParameters';
import { findMethod, findParameter, methods, parametersOf, suggestMethods } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import { methodValues, otherWritings } from './arbitrary';

const given: Readonly<Record<string, ParameterValues>> = {
  step: { milestones: [30, 60] },
  piecewise: {
    points: [
      [0, 0],
      [100, 1],
    ],
  },
};

describe('the registry of methods', () => {
  it('begins with the four base methods', () => {
    assert.deepEqual(
      methods.slice(0, 4).map(({ name }) => name),
      ['linear', 'cosine', 'power', 'exponential'],
    );
  });

  it('has no name, alias or order twice', () => {
    const spellings = methods.flatMap(({ name, aliases }) => [name, ...aliases]);
    assert.equal(new Set(spellings).size, spellings.length);
    assert.equal(new Set(methods.map(({ order }) => order)).size, methods.length);
  });

  for (const method of methods) {
    it(`${method.name}: its parameters have no spelling twice, and its defaults are valid`, () => {
      const spellings = parametersOf(method).flatMap(({ name, aliases }) => [name, ...aliases]);
      assert.equal(new Set(spellings).size, spellings.length);
      const values = { total_steps: 100, ...given[method.name] };
      assert.deepEqual(checkParameters(method, values), []);
      assert.ok(Number.isFinite(buildSchedule(method, values).at(50)));
    });
  }

  it('has the same curve in epochs, until an end, and with a delay in the other unit', () => {
    fc.assert(
      fc.property(methodValues, ({ name, values }) => {
        const build = (given: ParameterValues) => buildSchedule(findMethod(name)!, given);
        const plain = build(values);
        const { steps, epochs } = otherWritings(values);
        for (const [unit, list] of [
          ['step', steps],
          ['epoch', epochs],
        ] as const) {
          for (const given of list) {
            const other = build(given);
            assert.equal(other.unit, unit);
            // A length that is a difference is rounded.
            for (const part of [0, 0.21, 0.5, 0.83, 1]) {
              const step = part * plain.totalSteps;
              const isNearJump = [...plain.breakpoints(step - 1e-6 * plain.totalSteps, step + 1e-6 * plain.totalSteps)].length > 0;
              if (!isNearJump)
                assert.ok(Math.abs(other.at(step) - plain.at(step)) <= 1e-9 * (Math.abs(plain.at(step)) + 1), JSON.stringify(given));
            }
          }
        }
      }),
    );
  });

  const found: readonly (readonly [string, string | undefined])[] = [
    ['Cosine', 'cosine'],
    ['POLY', 'power'],
    ['sigmoid-rampup', 'sigmoid_rampup'],
    ['mean_teacher', 'sigmoid_rampup'],
    ['wsd', 'warmup_hold_decay'],
    ['cosin', undefined],
    ['toString', undefined],
  ];
  for (const [text, name] of found) it(`finds ${text}`, () => assert.equal(findMethod(text)?.name, name));

  const suggested: readonly (readonly [string, readonly string[]])[] = [
    ['cosin', ['cosine']],
    ['lineer', ['linear']],
    ['exponental', ['exponential']],
    ['pwoer', ['power']],
    ['sigmiod', ['sigmoid']],
    ['warmup', []],
    ['daily', []],
    ['', []],
  ];
  for (const [text, names] of suggested) it(`suggests for "${text}"`, () => assert.deepEqual(suggestMethods(text), names));

  it('finds parameters by exact spelling: T is not t', () => {
    const power = findMethod('power')!;
    assert.equal(findParameter(power, 'T')?.name, 'total_steps');
    assert.equal(findParameter(power, 't')?.name, 'step');
    assert.equal(findParameter(power, 'exponent')?.name, 'a');
    assert.equal(findParameter(findMethod('linear')!, 'a'), undefined);
  });
});
