import type { Evaluate } from './frame';

const integer = Number.isInteger;

/** Whether a result is exact as an int: the operands are, and it is safe. */
export const safe = (x: number, y: number, r: number): boolean => integer(x) && integer(y) && Number.isSafeInteger(r);

/** The operation on two variables of the function. */
export function ofSlots(operator: '+' | '-' | '*' | '/', a: number, b: number, slow: Evaluate): Evaluate {
  if (operator === '+')
    return (frame) => {
      const x = frame[a];
      const y = frame[b];
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x + y;
        if (!integer(r) || safe(x, y, r)) return r;
      }
      return slow(frame);
    };
  if (operator === '-')
    return (frame) => {
      const x = frame[a];
      const y = frame[b];
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x - y;
        if (!integer(r) || safe(x, y, r)) return r;
      }
      return slow(frame);
    };
  if (operator === '*')
    return (frame) => {
      const x = frame[a];
      const y = frame[b];
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x * y;
        if (!integer(r) || (r !== 0 && safe(x, y, r))) return r;
      }
      return slow(frame);
    };
  return (frame) => {
    const x = frame[a];
    const y = frame[b];
    if (typeof x === 'number' && typeof y === 'number' && y !== 0) {
      const r = x / y;
      if (!integer(r)) return r;
    }
    return slow(frame);
  };
}
