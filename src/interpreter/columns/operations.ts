// Operations on columns. Frequent ones have loops of their own: V8 makes fast code only of a loop with a single operation.
import { FLOAT_KERNELS, SMALL_KERNELS } from '../arithmetic/numbers';
import type { BinaryOperator, Comparison } from '../syntax/ast';
import { ArrayScalar } from '../values/arrayScalar';
import { PyFloat } from '../values/pyFloat';
import type { Kind, Value } from '../values/value';
import { bail, type Block } from './block';
import { BOOLS, Column, columnOf, FLOATS, INTS, kindOf, SCALARS } from './column';

type Kernel = (x: number, y: number) => number;

/** An operand: a number for each step (mask -1), or a single one (mask 0). The number of step i is `data[i & mask]`. */
interface Side {
  readonly data: Float64Array;
  readonly mask: number;
  readonly kind: Kind;
}

function sideOf(value: Value): Side {
  if (value instanceof Column) return { data: value.data, mask: -1, kind: value.kind };
  const number = value instanceof PyFloat || value instanceof ArrayScalar ? value.value : Number(value);
  return { data: Float64Array.of(number), mask: 0, kind: kindOf(value)! };
}

const blockOf = (a: Value, b: Value): Block => (a instanceof Column ? a : (b as Column)).block;

/** `a operator b` of numbers of which one is a column; undefined where it has to be done step by step. */
export function columnBinary(operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  const block = blockOf(a, b);
  const [x, y] = [sideOf(a), sideOf(b)];
  const [p, q] = [x.kind, y.kind];
  if (p.name === 'scalar' || q.name === 'scalar') {
    const { float64 } = SCALARS.numpy;
    const isKnown = '+-*/'.includes(operator) && (p === float64 || p.name !== 'scalar') && (q === float64 || q.name !== 'scalar');
    return isKnown ? columnOf(block, loop(block, operator, undefined, x, y), float64) : undefined;
  }
  if (p !== FLOATS && q !== FLOATS && operator !== '/') return ofInts(block, operator, x, y);
  const kernel = FLOAT_KERNELS[operator];
  if (!kernel) return undefined;
  if (operator === '/') for (let i = (block.length - 1) & y.mask; i >= 0; i--) if (y.data[i] === 0) bail();
  const data = loop(block, operator, kernel, x, y);
  if (operator === '**') for (let i = block.length; i-- > 0;) if (Number.isNaN(data[i])) bail();
  return columnOf(block, data, FLOATS);
}

function ofInts(block: Block, operator: BinaryOperator, x: Side, y: Side): Value | undefined {
  const kernel = SMALL_KERNELS[operator];
  if (!kernel || (x.kind === BOOLS && y.kind === BOOLS && '&|^'.includes(operator))) return undefined;
  const data = loop(block, operator, kernel, x, y);
  for (let i = block.length; i-- > 0;) {
    const number = data[i]!;
    if (!(Math.abs(number) <= Number.MAX_SAFE_INTEGER)) bail();
    data[i] = number + 0;
  }
  return columnOf(block, data, INTS);
}

function loop(
  block: Block,
  operator: BinaryOperator,
  kernel: Kernel | undefined,
  { data: x, mask: m }: Side,
  { data: y, mask: n }: Side,
): Float64Array {
  const data = block.take();
  const { length } = block;
  switch (operator) {
    case '+':
      for (let i = 0; i < length; i++) data[i] = x[i & m]! + y[i & n]!;
      break;
    case '-':
      for (let i = 0; i < length; i++) data[i] = x[i & m]! - y[i & n]!;
      break;
    case '*':
      for (let i = 0; i < length; i++) data[i] = x[i & m]! * y[i & n]!;
      break;
    case '/':
      for (let i = 0; i < length; i++) data[i] = x[i & m]! / y[i & n]!;
      break;
    default:
      try {
        for (let i = 0; i < length; i++) data[i] = kernel!(x[i & m]!, y[i & n]!);
      } catch {
        // Python raises at one of the steps.
        bail();
      }
  }
  return data;
}

/** `a operator b` of numbers of which one is a column. */
export function columnCompare(operator: Comparison, a: Value, b: Value): Value {
  if (operator === '>' || operator === '>=') return columnCompare(operator === '>' ? '<' : '<=', b, a);
  const block = blockOf(a, b);
  const [{ data: p, mask: m }, { data: q, mask: n }] = [sideOf(a), sideOf(b)];
  const data = block.take();
  const { length } = block;
  let count = 0;
  if (operator === '<') for (let i = 0; i < length; i++) count += data[i] = p[i & m]! < q[i & n]! ? 1 : 0;
  else if (operator === '<=') for (let i = 0; i < length; i++) count += data[i] = p[i & m]! <= q[i & n]! ? 1 : 0;
  else {
    const equal = operator === '==' ? 1 : 0;
    for (let i = 0; i < length; i++) count += data[i] = p[i & m] === q[i & n] ? equal : 1 - equal;
  }
  return count === 0 || count === length ? count !== 0 : new Column(block, data, BOOLS);
}

/** Whether a column counts as true: the same at all its steps, or the block stops. NaN is true. */
export function isColumnTrue({ block: { length }, data }: Column): boolean {
  const first = data[0] !== 0;
  for (let i = 1; i < length; i++) if ((data[i] !== 0) !== first) return bail();
  return first;
}

/** The lesser or the greater at each step, of two alike the first; undefined where they are not of one kind. */
export function columnExtreme(isMin: boolean, a: Value, b: Value): Value | undefined {
  const block = blockOf(a, b);
  const [x, y] = [sideOf(a), sideOf(b)];
  if (x.kind !== y.kind) return undefined;
  const data = block.take();
  const { length } = block;
  const [{ data: p, mask: m }, { data: q, mask: n }] = [x, y];
  for (let i = 0; i < length; i++) {
    const [one, other] = [p[i & m]!, q[i & n]!];
    data[i] = (isMin ? other < one : other > one) ? other : one;
  }
  return columnOf(block, data, x.kind);
}

/** A column as floats, or with its fractions cut off. */
export function converted(column: Column, kind: Kind): Value {
  const { block, data: x } = column;
  if (kind === FLOATS) return new Column(block, x, FLOATS);
  const data = block.take();
  const { length } = block;
  for (let i = 0; i < length; i++) {
    const number = Math.trunc(x[i]!);
    if (!(Math.abs(number) <= Number.MAX_SAFE_INTEGER)) bail();
    data[i] = number + 0;
  }
  return columnOf(block, data, INTS);
}
