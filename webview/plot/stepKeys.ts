import type { Span } from '../../src/protocol';

/** Where the crosshair may be moved by a key. */
export interface StepRange {
  readonly lastStep: number;
  /** The steps in sight: how far a key goes depends on them. */
  readonly inSight: Span;
  /** A step in words: "Step 5,000". */
  readonly place: (step: string) => string;
  /** The least distance of two places: a whole step, or a step's part of an epoch. */
  readonly least: number;
}

/** The place next to a step at which a value is read. */
export const wholeStep = (step: number, { least }: Pick<StepRange, 'least'>): number =>
  Number((Math.round(step / least) * least).toPrecision(12));

/** The step to which a key moves the crosshair: a whole one, between 0 and the last one; undefined for a key that does not move it. */
export function stepAfterKey(key: string, fine: boolean, step: number, { lastStep, inSight, least }: StepRange): number | undefined {
  const width = Math.min(inSight.to, lastStep) - inSight.from;
  const whole = (distance: number) => Math.max(least, wholeStep(distance, { least }));
  const stride = fine ? least : whole(width / 100);
  const page = whole(width / 10);
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
  return found === undefined ? undefined : Math.max(0, Math.min(lastStep, Number(found.toPrecision(12))));
}
