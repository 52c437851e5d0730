import type { Span } from '../../src/protocol';

/** Where the crosshair may be moved by a key. */
export interface StepRange {
  readonly lastStep: number;
  /** The steps in sight: how far a key goes depends on them. */
  readonly inSight: Span;
}

/** The step to which a key moves the crosshair: whole, between 0 and the last one; undefined for a key that does not move it. */
export function stepAfterKey(key: string, fine: boolean, step: number, { lastStep, inSight }: StepRange): number | undefined {
  const width = Math.min(inSight.to, lastStep) - inSight.from;
  const stride = fine ? 1 : Math.max(1, Math.round(width / 100));
  const page = Math.max(1, Math.round(width / 10));
  const target: Readonly<Record<string, number>> = {
    ArrowLeft: step - stride,
    ArrowDown: step - stride,
    ArrowRight: step + stride,
    ArrowUp: step + stride,
    PageDown: step - page,
    PageUp: step + page,
    Home: 0,
    End: lastStep,
  };
  const found = target[key];
  return found === undefined ? undefined : Math.max(0, Math.min(lastStep, found));
}
