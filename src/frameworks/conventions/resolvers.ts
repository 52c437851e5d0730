// Resolvers that many programs register for arithmetic: those of threestudio and instant-nsr-pl (utils/config.py, utils/misc.py), and of SAM 2 (training/utils/train_utils.py).
import type { Convention, ResolverPlace } from '../../language/resolve/convention';
import { joined } from '../../language/resolve/origin';
import type { Evaluated } from '../../language/resolve/value';
import { asNumber } from '../../language/resolve/values';
import type { CallNode } from '../../language/tree/tree';

/** What a resolver makes of two numbers; undefined where those who register one of this name disagree. */
type OfTwo = (left: number, right: number) => number | undefined;

const difference: OfTwo = (left, right) => left - right;
const product: OfTwo = (left, right) => left * right;
// Some round a division of whole numbers down.
const quotient: OfTwo = (left, right) =>
  right === 0 || (Number.isInteger(left) && Number.isInteger(right) && left % right !== 0) ? undefined : left / right;

const ofTwo: Readonly<Record<string, OfTwo>> = {
  add: (left, right) => left + right,
  sub: difference,
  subtract: difference,
  mul: product,
  times: product,
  div: quotient,
  divide: quotient,
  calc_exp_lr_decay_rate: (factor, steps) => factor ** (1 / steps),
};

function evaluated(of: OfTwo, call: CallNode, place: ResolverPlace): Evaluated | undefined {
  const [left, right, ...more] = call.arguments.map(({ value }) => place.value(value));
  if (left?.ok === false) return left;
  if (right?.ok === false) return right;
  const [first, second] = [left, right].map((each) => each && asNumber(each.value));
  const value = first === undefined || second === undefined || more.length > 0 ? undefined : of(first, second);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return { ok: true, value, origin: joined([left!.origin, right!.origin]) };
}

/** Configs whose interpolations compute. */
export const resolvers: Convention = {
  name: 'resolvers',
  resolvers: Object.fromEntries(
    Object.entries(ofTwo).map(([name, of]) => [name, (call: CallNode, place: ResolverPlace) => evaluated(of, call, place)]),
  ),
};
