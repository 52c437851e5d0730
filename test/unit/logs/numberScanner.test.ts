import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberScanner } from '../../../src/logs/text/numberScanner';

/** The number at the beginning of a text, and how much of the text it takes. */
function scan(text: string): readonly [value: number, end: number] {
  const scanner = new NumberScanner();
  const value = scanner.read(new TextEncoder().encode(text), 0);
  return [value, scanner.end];
}

describe('NumberScanner', () => {
  // What JavaScript makes of the same text is rounded correctly (ECMA-262, StringToNumber).
  const same = (text: string) => assert.deepEqual(scan(text), [Number(text), text.length], text);

  it('reads doubles to the last bit, as Python and JavaScript write them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        same(String(value).replace('e+', 'e'));
        same(value.toExponential());
        if (Math.abs(value) < 1e15) same(value.toFixed(12));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads any digits to the last bit, also those between two doubles', () => {
    const digits = (max: number) => fc.bigInt({ min: 0n, max: 10n ** BigInt(max) });
    fc.assert(
      fc.property(digits(22), digits(12), fc.integer({ min: -330, max: 310 }), fc.boolean(), (whole, fraction, power, hasPower) => {
        same(`${whole}.${fraction}${hasPower ? `e${power}` : ''}`);
        same(`-0.000${whole}`);
      }),
      { numRuns: 2_000 },
    );
    // Exactly between two doubles, and a little beside.
    for (const text of ['9007199254740993', '9007199254740993.0000001', '0.50000000000000005551115123125783', '4503599627370497.5'])
      same(text);
  });

  it('stops where the number does', () => {
    for (const [text, value, end] of [
      ['12,3', 12, 2],
      ['-1.5}', -1.5, 4],
      ['1e3x', 1000, 3],
      ['0]', 0, 1],
    ] as const)
      assert.deepEqual(scan(text), [value, end]);
  });

  it('takes nothing else for a number', () => {
    for (const text of ['', '-', '.5', '1.', '1.e3', '01', '1e', '1e+', '+1', 'NaN', 'x', '--1'])
      assert.deepEqual(scan(text), [NaN, -1], text);
  });
});
