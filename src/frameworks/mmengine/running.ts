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
  const initials = items.map((item) => (base = item.initial ?? base));
  const last = items.findLast(({ kept }) => kept)?.kept?.values;
  const runs = items.map((item, index) => ({
    ...item,
    initial: initials[index]!,
    later: item.kept && last ? item.kept.change(last) : item.change,
    every: item.isPerEpoch ? perEpoch : 1,
  }));
  const inOrder = [...runs.filter(({ isPerEpoch }) => !isPerEpoch), ...runs.filter(({ isPerEpoch }) => isPerEpoch)];
  // A run has up to millions of iterations.
  const next = (before: number, step: number): number => {
    let value = before;
    for (const { begin, end, later, initial: own, every } of inOrder) {
      const call = step / every;
      if (begin <= call && call < end && step % every === 0) value = later(value, call - begin, own);
    }
    return value;
  };
  const first = runs.reduce(
    (value, { begin, end, change, initial: own }) => (begin <= 0 && 0 < end ? change(value, -begin, own) : value),
    initial,
  );
  const ends = items.map(({ end, isPerEpoch }) => (isPerEpoch ? end * perEpoch : end)).filter(Number.isFinite);
  return recurrence(first, next, { totalSteps: Math.max(1, Math.ceil(Math.max(0, ...ends) || 100)), unit });
}
