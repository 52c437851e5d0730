// What the user says that keys are to be read as.
import type { ChangedReading } from '../../language/find/asked/changedReading';
import type { Site } from '../../language/find/site';
import type { Unit } from '../../core/schedule';
import { keysAround, keysIn, type Term } from './around';
import { type Shape, shapeOf } from './shapes';

/** What keys were read as. */
export interface Reading {
  /** What the curve is of: `loss.beta`. */
  readonly label: string;
  readonly shape: Shape;
  /** The key that names the shape, where that is not known: it is asked for. */
  readonly openShape?: Term | undefined;
  readonly start: Term | number;
  readonly end: Term | number;
  /** A length from the end of the delay on; where there is none, the run's. */
  readonly length?: Term | undefined;
  /** The absolute end, in place of a length. */
  readonly until?: Term | undefined;
  readonly delay?: Term | undefined;
  readonly unit: Unit;
}

/** What is said of the reading with this label. */
export function changeOf({ options: { readings } }: Site, label: string): ChangedReading | undefined {
  return readings && Object.hasOwn(readings, label) ? readings[label] : undefined;
}

/** A reading with what is said of it; what makes no sense there is passed over. */
export function changed(site: Site, reading: Reading): Reading {
  const change = changeOf(site, reading.label);
  if (!change) return reading;
  const keys = site.node.kind === 'mapping' ? keysIn(site.node) : keysAround(site)?.keys;
  const termOf = (key: string | undefined) => (key === undefined ? undefined : keys?.find([key]));
  const { shape = '', unit, start, end, length } = change;
  const isLength = termOf(length) !== undefined;
  return {
    ...reading,
    shape: shapeOf(shape) ?? reading.shape,
    openShape: shapeOf(shape) ? undefined : reading.openShape,
    unit: unit === 'step' || unit === 'epoch' ? unit : reading.unit,
    start: termOf(start) ?? reading.start,
    end: termOf(end) ?? reading.end,
    length: termOf(length) ?? reading.length,
    until: isLength ? undefined : reading.until,
  };
}
