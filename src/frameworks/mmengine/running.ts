// How MMEngine's schedulers run: each changes a value of the optimizer at those of its calls that lie between its begin and its end.
import { recurrence } from '../../core/computed/wholeSteps';
import type { Schedule } from '../../core/schedule';
import type { Given } from '../shared/define';

/** What a scheduler makes of a value at its call number `step` behind its begin; `initial` is the value that the optimizer was given. A NaN stands for an error. */
export type Change = (before: number, step: number, initial: number) => number;

/** A scheduler with its arguments. */
export interface Item {
  /** What it changes: "lr", "momentum", "weight_decay". */
  readonly quantity: string;
  /** It is called after each epoch, not after each iteration. */
  readonly isPerEpoch: boolean;
  /** In calls. */
  readonly begin: number;
  /** In calls; infinite where nothing says it. */
  readonly end: number;
  readonly change: Change;
  /** It keeps values with the optimizer, and goes by those of the last such item that is made: what it does then. */
  readonly kept?: { readonly values: Given; readonly change: (kept: Given) => Change };
  /** The value that is the first one for those behind it, where it is not the optimizer's. */
  readonly initial?: number;
}

/**
 * The value that schedulers make of an initial one. All of them are called once when they are made, then in their order: those per iteration after each
 * iteration, then those per epoch after each epoch. `perEpoch` is the number of iterations of an epoch, and 1 where epochs are counted.
 */
export function runOf(items: readonly Item[], initial: number, perEpoch: number, unit: Schedule['unit']): Schedule {
  let base = initial;
  const initialOf = new Map(items.map((item) => [item, (base = item.initial ?? base)]));
  const called = (before: number, item: Item, call: number, change = item.change): number =>
    item.begin <= call && call < item.end ? change(before, call - item.begin, initialOf.get(item)!) : before;
  const last = items.findLast(({ kept }) => kept)?.kept?.values;
  const later = new Map(items.map((item) => [item, item.kept && last ? item.kept.change(last) : item.change]));
  const inOrder = [...items.filter(({ isPerEpoch }) => !isPerEpoch), ...items.filter(({ isPerEpoch }) => isPerEpoch)];
  const next = (before: number, step: number): number =>
    inOrder.reduce((value, item) => {
      if (!item.isPerEpoch) return called(value, item, step, later.get(item));
      return step % perEpoch === 0 ? called(value, item, step / perEpoch, later.get(item)) : value;
    }, before);
  const first = items.reduce((value, item) => called(value, item, 0), initial);
  const ends = items.map(({ end, isPerEpoch }) => (isPerEpoch ? end * perEpoch : end)).filter(Number.isFinite);
  return recurrence(first, next, { totalSteps: Math.max(1, Math.ceil(Math.max(0, ...ends) || 100)), unit });
}
