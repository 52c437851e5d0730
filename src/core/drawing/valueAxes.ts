// Which curves share a value axis. A chart has one at its left, and where that would hide a curve, another one at its right.
import type { AxisRange } from './axis';

/** What is asked of a curve to find its axis. */
export interface MeasuredCurve {
  readonly id: string;
  /** What it is the curve of, as a schedule's definition names it: "lr", "momentum (group 1)". */
  readonly quantity: string;
  /** The `id` of the curve that it is another version of, with which it shares an axis. */
  readonly like?: string | undefined;
  /** NaN where it has no value. */
  readonly extent: AxisRange;
}

/** How many times as large as the smallest curve the greatest one may be on an axis; beyond that the smallest lies flat on zero. */
export const mostRatio = 20;

/** How far a curve gets from 0; NaN where it has no value. */
export const sizeOf = ({ extent }: Pick<MeasuredCurve, 'extent'>): number => Math.max(Math.abs(extent.min), Math.abs(extent.max));

/**
 * The `id`s of the curves that need an axis of their own at the right. Two kinds of quantities are parted by kind; other curves at the widest gap
 * between their sizes, where those differ much. Learning rates stay at the left, and great curves, whichever others are shown.
 */
export function rightCurves(curves: readonly MeasuredCurve[], scale: 'linear' | 'log'): ReadonlySet<string> {
  const families = [...new Set(curves.map(familyOf))].map((family) => {
    const members = curves.filter((curve) => familyOf(curve) === family);
    return { members, kind: kindOf(members[0]!.quantity), size: Math.max(...members.map(sizeOf)) };
  });
  const kinds = new Set(families.map(({ kind }) => kind));
  const isRight =
    kinds.size === 2
      ? ({ kind }: Family) => kind !== (kinds.has('lr') ? 'lr' : [...kinds].sort()[0])
      : scale === 'linear'
        ? partBySize(families)
        : // A logarithmic axis shows small curves beside great ones.
          () => false;
  return new Set(families.filter(isRight).flatMap(({ members }) => members.map(({ id }) => id)));
}

interface Family {
  readonly kind: string;
  readonly size: number;
}

const familyOf = ({ id, like }: MeasuredCurve): string => like ?? id;

function partBySize(families: readonly Family[]): (family: Family) => boolean {
  // What is zero everywhere is the same line on any axis.
  const sizes = families.map(({ size }) => size).filter((size) => size > 0);
  const ascending = sizes.toSorted((a, b) => a - b);
  if (ascending.length === 0 || ascending.at(-1)! <= mostRatio * ascending[0]!) return () => false;
  const gaps = ascending.slice(1).map((size, index) => size / ascending[index]!);
  const edge = ascending[gaps.indexOf(Math.max(...gaps)) + 1]!;
  return ({ size }) => size > 0 && size < edge;
}

/** A quantity without the parameter group that it is of. */
function kindOf(quantity: string): string {
  return quantity.replace(/ \(.*\)$/, '');
}

const titles: Readonly<Record<string, string>> = { lr: 'Learning rate', wd: 'Weight decay' };

/** What an axis of these quantities is called: "Learning rate"; "Value" where they are of several kinds, "Weight" where there are none. */
export function valueTitle(quantities: readonly string[]): string {
  const kinds = new Set(quantities.map(kindOf));
  if (kinds.size > 1) return 'Value';
  const [kind = 'weight'] = kinds;
  return titles[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}`;
}
