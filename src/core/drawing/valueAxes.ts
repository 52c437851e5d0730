// Which curves share a value axis. Where one axis would hide a curve, another one stands at the right; where two would, each has a plot of its own.
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

/** Of so many value axes each can still be read. */
const mostAxes = 6;

/**
 * Curves parted into those that share a value axis. Quantities of several kinds are parted by kind, learning rates first; on a linear axis those of a
 * kind are parted by their sizes where these differ much, the great ones first: into as few parts as can be, at the widest gaps.
 */
export function axisGroups<T extends MeasuredCurve>(curves: readonly T[], scale: 'linear' | 'log'): readonly (readonly T[])[] {
  const kinds = [...new Set(curves.map(({ quantity }) => kindOf(quantity)))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const groups = kinds.flatMap((kind) => {
    // Versions of a curve stay together, whatever each is the curve of.
    const families = familiesOf(curves).filter(([first]) => kindOf(first!.quantity) === kind);
    // A logarithmic axis shows small curves beside great ones.
    return scale === 'log' ? [families.flat()] : partedBySize(families);
  });
  const filled = groups.filter(({ length }) => length > 0);
  return filled.length > mostAxes ? [...filled.slice(0, mostAxes - 1), filled.slice(mostAxes - 1).flat()] : filled;
}

const rank = (kind: string): number => Number(kind !== 'lr');

type Family<T> = readonly T[];

function familiesOf<T extends MeasuredCurve>(curves: readonly T[]): readonly Family<T>[] {
  const families = new Map<string, T[]>();
  for (const curve of curves) {
    const family = curve.like ?? curve.id;
    families.set(family, [...(families.get(family) ?? []), curve]);
  }
  return [...families.values()];
}

function partedBySize<T extends MeasuredCurve>(families: readonly Family<T>[]): readonly (readonly T[])[] {
  const sized = families.map((family) => ({ family, size: Math.max(...family.map(sizeOf)) }));
  // What is zero everywhere is the same line on any axis, and what has no value is none.
  const sizes = sized.map(({ size }) => size).filter((size) => size > 0 && Number.isFinite(size));
  const edges = edgesBetween(sizes.toSorted((a, b) => b - a));
  const place = (size: number) => (size > 0 ? edges.filter((edge) => size < edge).length : 0);
  return [...edges, 0].map((_, index) => sized.filter(({ size }) => place(size) === index).flatMap(({ family }) => family));
}

/** The least size of each part but the last, of sizes from the greatest on. */
function edgesBetween(sizes: readonly number[]): readonly number[] {
  // From each part's greatest size as far as an axis goes makes the fewest parts.
  const fewest = sizes.reduce<readonly number[]>(
    (starts, size, index) => (index === 0 || sizes[starts.at(-1)!]! > mostRatio * size ? [...starts, index] : starts),
    [],
  );
  const gapBefore = (index: number) => sizes[index - 1]! / sizes[index]!;
  const widest = sizes
    .map((_, index) => index)
    .slice(1)
    .sort((a, b) => gapBefore(b) - gapBefore(a))
    .slice(0, Math.max(0, fewest.length - 1))
    .sort((a, b) => a - b);
  const starts = [0, ...widest];
  const fits = starts.every((start, part) => sizes[start]! <= mostRatio * sizes[(starts[part + 1] ?? sizes.length) - 1]!);
  return (fits ? widest : fewest.slice(1)).map((start) => sizes[start - 1]!);
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
