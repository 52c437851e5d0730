const usualSlice = 6;

/** How work is done in slices. */
export interface SlicedWork {
  readonly isCancelled: () => boolean;
  /** Milliseconds of work after which others have their turn, so that what the user types meanwhile is not kept waiting; 6 when left out. */
  readonly slice?: number;
}

/** Does work that yields now and then in slices, between which others have their turn; `onPause` is told of each. What it returns; undefined where it was cancelled. */
export async function inSlices<T>(
  work: Generator<void, T>,
  { isCancelled, slice = usualSlice, onStep, onPause }: SlicedWork & { readonly onStep?: () => void; readonly onPause?: () => void },
): Promise<T | undefined> {
  let turn = performance.now();
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    onStep?.();
    if (performance.now() - turn < slice) continue;
    onPause?.();
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    if (isCancelled()) return undefined;
    turn = performance.now();
  }
}
