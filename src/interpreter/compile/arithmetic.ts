// Binary operators with short ways for the numbers that they mostly meet.
import { powerOf } from '../arithmetic/floatMath';
import { FLOAT_KERNELS } from '../arithmetic/numbers';
import { binary } from '../operators/binary';
import type { Runtime } from '../runtime';
import type { Binary, BinaryOperator } from '../syntax/ast';
import { float, PyFloat } from '../values/pyFloat';
import type { Value } from '../values/value';
import { type Compiled, constant } from './compiled';
import type { Evaluate } from './frame';
import type { Scope } from './scope';
import { ofSlots, safe } from './slotArithmetic';

const integer = Number.isInteger;

/** `left operator right` */
export function compileBinary({ operator, left, right, range }: Binary, scope: Scope): Compiled {
  const { runtime } = scope.unit;
  const [a, b] = [scope.compile(left), scope.compile(right)];
  const kernel = operator === '**' ? undefined : FLOAT_KERNELS[operator];
  const slow = (x: Value, y: Value): Value => {
    runtime.where = range;
    // Whole floats, with each other and with numbers that are none.
    if (kernel && x instanceof PyFloat) {
      if (typeof y === 'number') return float(kernel(x.value, y));
      if (y instanceof PyFloat) return float(kernel(x.value, y.value));
    } else if (kernel && typeof x === 'number' && y instanceof PyFloat) return float(kernel(x, y.value));
    return binary(runtime, operator, x, y);
  };
  if (isPlain(a.constant) && isPlain(b.constant)) {
    const folded = fold(runtime, operator, a.constant, b.constant);
    if (folded !== undefined) return constant(folded);
  }
  return { run: fast(operator, a, b, slow) };
}

const isPlain = (value: Value | undefined): value is number | PyFloat => typeof value === 'number' || value instanceof PyFloat;

function fold(runtime: Runtime, operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  const before = runtime.left;
  try {
    const value = binary(runtime, operator, a, b);
    return isPlain(value) ? value : undefined;
  } catch {
    // What goes wrong goes wrong when it runs.
    return undefined;
  } finally {
    runtime.left = before;
  }
}

type Slow = (x: Value, y: Value) => Value;

/** The constant as a float's number; undefined where it is no float. */
const floatConstant = ({ constant: value }: Compiled): number | undefined =>
  value instanceof PyFloat ? value.value : typeof value === 'number' && !integer(value) ? value : undefined;

function fast(operator: BinaryOperator, a: Compiled, b: Compiled, slow: Slow): Evaluate {
  const [left, right] = [a.run, b.run];
  switch (operator) {
    case '+':
    case '-':
    case '*':
      if (a.slot !== undefined && b.slot !== undefined)
        return ofSlots(operator, a.slot, b.slot, (frame) => slow(left(frame), right(frame)));
      return withFloat(operator, a, b, slow) ?? general(operator, left, right, slow);
    case '/': {
      const by = numberConstant(b);
      if (by !== undefined && by !== 0)
        return (frame) => {
          const x = left(frame);
          if (typeof x !== 'number') return slow(x, b.constant!);
          const r = x / by;
          return integer(r) ? slow(x, b.constant!) : r;
        };
      if (a.slot !== undefined && b.slot !== undefined)
        return ofSlots(operator, a.slot, b.slot, (frame) => slow(left(frame), right(frame)));
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        if (typeof x === 'number' && typeof y === 'number' && y !== 0) {
          const r = x / y;
          if (!integer(r)) return r;
        }
        return slow(x, y);
      };
    }
    case '//':
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        if (typeof x === 'number' && typeof y === 'number' && y > 0 && x >= 0 && x <= 2147483647 && integer(x) && integer(y))
          return Math.floor(x / y);
        return slow(x, y);
      };
    case '%':
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        if (typeof x === 'number' && typeof y === 'number' && y > 0 && x >= 0) {
          const r = x % y;
          if (!integer(r) || (integer(x) && integer(y))) return r;
        }
        return slow(x, y);
      };
    case '**':
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        if (typeof x === 'number' && typeof y === 'number' && x > 0 && !(integer(x) && integer(y))) {
          const r = powerOf(x, y);
          if (!integer(r) && r < Infinity) return r;
        }
        return slow(x, y);
      };
    default:
      return (frame) => {
        const x = left(frame);
        return slow(x, right(frame));
      };
  }
}

const numberConstant = ({ constant: value }: Compiled): number | undefined =>
  typeof value === 'number' ? value : value instanceof PyFloat ? value.value : undefined;

/** Where one side is a float known beforehand, so is what comes out. */
function withFloat(operator: '+' | '-' | '*', a: Compiled, b: Compiled, slow: Slow): Evaluate | undefined {
  const [x, y] = [floatConstant(a), floatConstant(b)];
  const [left, right] = [a.run, b.run];
  const result = (r: number): Value => (integer(r) ? new PyFloat(r) : r);
  if (x !== undefined) {
    const side = a.constant!;
    if (operator === '+')
      return (frame) => {
        const v = right(frame);
        return typeof v === 'number' ? result(x + v) : slow(side, v);
      };
    if (operator === '-')
      return (frame) => {
        const v = right(frame);
        return typeof v === 'number' ? result(x - v) : slow(side, v);
      };
    return (frame) => {
      const v = right(frame);
      return typeof v === 'number' ? result(x * v) : slow(side, v);
    };
  }
  if (y === undefined) return undefined;
  const side = b.constant!;
  if (operator === '+')
    return (frame) => {
      const v = left(frame);
      return typeof v === 'number' ? result(v + y) : slow(v, side);
    };
  if (operator === '-')
    return (frame) => {
      const v = left(frame);
      return typeof v === 'number' ? result(v - y) : slow(v, side);
    };
  return (frame) => {
    const v = left(frame);
    return typeof v === 'number' ? result(v * y) : slow(v, side);
  };
}

function general(operator: '+' | '-' | '*', left: Evaluate, right: Evaluate, slow: Slow): Evaluate {
  if (operator === '+')
    return (frame) => {
      const x = left(frame);
      const y = right(frame);
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x + y;
        if (!integer(r) || safe(x, y, r)) return r;
      }
      return slow(x, y);
    };
  if (operator === '-')
    return (frame) => {
      const x = left(frame);
      const y = right(frame);
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x - y;
        if (!integer(r) || safe(x, y, r)) return r;
      }
      return slow(x, y);
    };
  return (frame) => {
    const x = left(frame);
    const y = right(frame);
    if (typeof x === 'number' && typeof y === 'number') {
      const r = x * y;
      if (!integer(r) || (r !== 0 && safe(x, y, r))) return r;
    }
    return slow(x, y);
  };
}
