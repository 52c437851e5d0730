// What was read of a node, and where else that holds.
import { type LookUpLog, type LookUps, noLookUps } from '../../resolve/lookUps';
import type { Place } from '../../tree/walk';
import type { FoundSchedule } from '../found';

/** What a node is, and what was looked up for that, and for the run beside it. */
export interface Read {
  readonly found: FoundSchedule | undefined;
  readonly lookUps: LookUps;
  readonly ofRun: LookUps;
  /** Whether it is made of other schedules, whose run matters, too. */
  readonly isMade: boolean;
  /** Where it stands; undefined while it is read. */
  readonly place: Place | undefined;
}

export const nothingRead: Read = { found: undefined, lookUps: noLookUps, ofRun: noLookUps, isMade: false, place: undefined };

/** What was read of a part of an expression, as it is where nothing is bound to the expression; undefined where it has to be read there. */
export function withoutKey(read: Read | undefined, { ancestors, path }: Place): Read | undefined {
  const place = read?.place;
  if (!place || path.length + place.path.length > 0 || ancestors.length !== place.ancestors.length) return undefined;
  if (!ancestors.every((mapping, index) => mapping === place.ancestors[index])) return undefined;
  const { found } = read;
  return found && place.keyRange ? { ...read, found: asUnbound(found, place.keyRange) } : read;
}

const asUnbound = (found: FoundSchedule, keyRange: FoundSchedule['keyRange']): FoundSchedule =>
  found.keyRange === keyRange ? { ...found, keyRange: undefined, parts: found.parts.map((part) => asUnbound(part, keyRange)) } : found;

/** The schedules at the top of a module, or in a function or class there, whose run can be looked up anew without reading them. */
export interface RunsApart {
  /** What only that depends on. */
  readonly log: LookUpLog;
  /** How many mappings stand around each of them. */
  readonly depths: Map<FoundSchedule, number>;
}
