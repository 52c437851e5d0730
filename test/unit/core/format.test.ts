import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceText, formatExact, formatList, formatStep, formatTyped, formatValue } from '../../../src/core/format';

describe('differenceText', () => {
  for (const [value, other, expected] of [
    [0.25, 0.5, '-0.25'],
    [1, 1, '0'],
    [0.1 + 0.2, 0.3, '0'],
    [1e-20, 0, '1e-20'],
    [NaN, 1, 'no value'],
    [Infinity, Infinity, 'no value'],
    [Infinity, 1, 'infinity'],
  ] as const)
    it(`is ${expected} for ${value} and ${other}`, () => assert.equal(differenceText(value, other), expected));
});

const table: readonly (readonly [(value: number) => string, readonly (readonly [number, string])[]])[] = [
  [
    formatValue,
    [
      [0, '0'],
      [-0, '0'],
      [0.1 + 0.2, '0.3'],
      [0.123456789, '0.123457'],
      [-0.5, '-0.5'],
      [123456.7, '123457'],
      [0.0001, '0.0001'],
      [0.00001, '1e-5'],
      [0.000012345678, '1.23457e-5'],
      [999999.7, '1e6'],
      [1234567, '1.23457e6'],
      [5e-324, '5e-324'],
      [NaN, 'no value'],
      [-Infinity, '-infinity'],
    ],
  ],
  [
    formatStep,
    [
      [0, '0'],
      [-0.0004, '-4e-4'],
      [999, '999'],
      [1000, '1,000'],
      [1e9, '1,000,000,000'],
      [2500.5, '2,500.5'],
      [-1234.5678, '-1,234.568'],
      [1e20, '1e20'],
      [0.25, '0.25'],
    ],
  ],
  [
    formatTyped,
    [
      [0, '0'],
      [2e-5, '2e-5'],
      [-0.000012345678, '-1.2345678e-5'],
      [0.0001, '0.0001'],
      [40_000, '40000'],
    ],
  ],
  [
    formatExact,
    [
      [0.1 + 0.2, '0.30000000000000004'],
      [1e21, '1e21'],
      [1e-7, '1e-7'],
      [-0, '0'],
    ],
  ],
];

for (const [format, cases] of table) {
  describe(format.name, () => {
    for (const [value, text] of cases) it(`${value} -> ${text}`, () => assert.equal(format(value), text));
  });
}

describe('numbers as text', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  it('formatExact reads back as the same number', () =>
    fc.assert(fc.property(finite, (value) => assert.equal(Number(formatExact(value)), value === 0 ? 0 : value))));
  it('formatValue is within 6 digits and has no more than 6', () =>
    fc.assert(
      fc.property(finite, (value) => {
        const text = formatValue(value);
        assert.ok(Math.abs(Number(text) - value) <= 5.01e-6 * Math.abs(value) + 5e-324, text);
        const digits = text.replace(/e.*/, '').replace(/[-.]/g, '').replace(/^0+/, '');
        assert.ok(digits.length <= 6, text);
      }),
    ));
});

it('a list is shown whole, a long one by its first values and how many there are', () => {
  assert.equal(formatList([30, 60, 1e-7]), '[30, 60, 1e-7]');
  assert.equal(
    formatList([
      [0, 1],
      [500, 0.25],
    ]),
    '[[0, 1], [500, 0.25]]',
  );
  assert.equal(formatList(Array.from({ length: 5000 }, (_, index) => index)), '[0, 1, 2, 3, 4, … 5,000]');
});
