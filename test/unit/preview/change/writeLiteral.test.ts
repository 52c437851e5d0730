import assert from 'node:assert/strict';
import { writeLiteral, type ChangedValue } from '../../../../src/preview/change/writeLiteral';

const kept: readonly (readonly [literal: string, value: ChangedValue, written: string])[] = [
  ['10000', 12_000, '12000'],
  ['10_000', 12_500, '12_500'],
  ['10_000', 1_250_000, '1_250_000'],
  ['1_000', 900, '900'],
  ['0.5', 0.25, '0.25'],
  ['0.5', 1, '1.0'],
  ['1', 0.5, '0.5'],
  ['1.', 2, '2.0'],
  ['.5', 0.25, '.25'],
  ['-.5', -0.25, '-.25'],
  ['-3', 4, '4'],
  ['- 3', -4, '-4'],
  ['5.0e-4', 0.0006, '6.0e-4'],
  ['5e-4', 0.0006, '6e-4'],
  ['5E-04', 0.00025, '2.5E-04'],
  ['1e+5', 20_000, '2e+4'],
  ['1e5', 20_000, '2e4'],
  ['1.5e3', 1230, '1.23e3'],
  ['5.0e-4', 0, '0.0e0'],
  ['0.1', 1e-7, '1.0e-7'],
  ['0x10', 32, '0x20'],
  ['0XFF', 171, '0XAB'],
  ['"100"', 200, '"200"'],
  ["'cosine'", 'linear', "'linear'"],
  ['\\"cosine\\"', 'linear', '\\"linear\\"'],
  ['\\u0027cosine\\u0027', 'linear', '\\u0027linear\\u0027'],
  ["''cosine''", 'linear', "''linear''"],
  ['cosine', 'one_cycle', 'one_cycle'],
  ['true', false, 'false'],
  ['True', false, 'False'],
  ['NO', true, 'YES'],
  ['Off', true, 'On'],
];

describe('writeLiteral', () => {
  for (const [literal, value, written] of kept) {
    it(`${literal} to ${String(value)}: ${written}`, () => assert.equal(writeLiteral(literal, value), written));
  }

  for (const [literal, value] of [
    ['.inf', 1],
    ['TOTAL', 1],
    ['_', 1],
    ['', 1],
    ['f"cosine"', 'linear'],
    ['"""cosine"""', 'linear'],
    ['1', true],
    ['0.5', NaN],
  ] as const) {
    it(`does not write ${value} where ${literal || 'nothing'} stands`, () => assert.equal(writeLiteral(literal, value), undefined));
  }
});
