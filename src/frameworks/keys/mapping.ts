// A mapping of its own: a shape with two of start, end and length.
import type { Unit } from '../../core/schedule';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { MappingNode } from '../../language/tree/tree';
import { pathText } from '../../language/tree/walk';
import { type Keys, keysIn, type Term } from './around';
import { claimOf, numberAt, unitOfRun } from './reading';
import { type Shape, shapeOf, straight } from './shapes';
import {
  changeLengths,
  delayNames,
  endNames,
  endValues,
  fallsFromMost,
  foreignKeys,
  isFromZero,
  isQuantity,
  plainLengths,
  shapeNames,
  speedNames,
  startNames,
  startValues,
  unitOf,
  untilNames,
} from './words';

const leastRun = 100;

/** The claim of a mapping. */
export function ofMapping(site: Site, mapping: MappingNode): Claim | undefined {
  if (mapping.scope) return undefined;
  const keys = keysIn(mapping);
  const inside = site.inside(mapping);
  const known = shapeIn(inside, keys);
  const openShape = known ? undefined : openShapeIn(inside, keys);
  const shape = known ?? (openShape && straight);
  if (!shape || shape.name === 'constant' || keys.find([...foreignKeys, ...speedNames, 'lr', 'optimizer'])) return undefined;
  const ends = endsIn(inside, keys);
  const names = site.place.path.slice(-2).join('_');
  const length = keys.find(changeLengths) ?? keys.find(plainLengths);
  const isOpen = isExtreme(ends.start) && isExtreme(ends.end);
  const falls = isOpen && fallsFromMost(names, length?.name);
  if (falls === undefined || isOfDiffusion(site, length)) return undefined;
  const [start, end] = falls ? [ends.end, ends.start] : [ends.start, ends.end];
  const { steps } = ends;
  const goal = end ?? keys.find(['weight', 'value', 'beta', 'coef']);
  if (!goal) return undefined;
  const delay = keys.find(delayNames);
  const until = length ? undefined : keys.find(untilNames);
  const from = steps ? steps.start : delay;
  const to = steps && !length ? steps.end : until;
  // How fast such a curve falls is else by a default of its program.
  if (shape.name === 'exponential' && !length && !to) return undefined;
  const unit = unitIn(inside, length, to, from);
  if (!unit) return undefined;
  const isTold = isQuantity(names) || /(?:weight|beta|coef)/.test([start?.name, end?.name].join());
  // So does a first and a last step of the change, besides two values.
  const isBetween = from !== undefined && to !== undefined && [from, to].every(({ name }) => unitOf(name) !== undefined);
  const isNamed = /(?:^|_)(?:schedule|anneal|annealing|rampup)$/.test(site.place.path.at(-1) ?? '');
  const isTelling =
    isBetween || isNamed || (length !== undefined && /warm|anneal|ramp_|epoch|train|timesteps|transition/.test(length.name));
  const isWarmUp = length !== undefined && /warm|anneal|ramp/.test(length.name);
  const common = { label: pathText(site.place.path), shape, openShape, length, until: to, delay: from, unit };
  if (openShape && !(start && end && isTold && (length ?? to))) return undefined;
  if (start && end) {
    const isPlain = !/^(?:min|max|from|to|stop|low|high)$/.test(start.name) && !/^(?:min|max|to|stop)$/.test(end.name);
    // A few steps between a least and a most value are those of a grid; what lasts from one to another may well be a picture that moves.
    const isRun = isPlain || isTelling || (length?.name !== 'duration' && (numberAt(inside, length) ?? leastRun) >= leastRun);
    return (isTold && isRun) || (isTelling && isPlain) ? claimOf(inside, { ...common, start, end }) : undefined;
  }
  return !start && isWarmUp && isTold && isFromZero(names) ? claimOf(inside, { ...common, start: 0, end: goal }) : undefined;
}

/** Whether a key says the least or the most, which may come first or last. */
const isExtreme = (term: Term | undefined): boolean => term !== undefined && /(?:^|_)(?:min|max)(?:_|$)/.test(term.name);

/** Whether it is the noise of a diffusion model over its times. */
const isOfDiffusion = ({ place: { path } }: Site, length: Term | undefined): boolean =>
  (/^(?:noise|betas?|sigmas?)_schedule$/.test(path.at(-1) ?? '') || path.some((key) => /diffusion/i.test(key))) &&
  (!length || plainLengths.includes(length.name));

function shapeIn(site: Site, keys: Keys): Shape | undefined {
  for (const name of shapeNames) {
    const term = keys.find([name]);
    const word = term && site.word(term.node);
    const shape = word === undefined ? undefined : shapeOf(word);
    if (shape) return shape;
  }
  return undefined;
}

/** The key that names the shape by a word that says that it is one, where that is not known; one of several kinds of things may be of any kind. */
function openShapeIn(site: Site, keys: Keys): Term | undefined {
  const term = keys.find(['shape', 'schedule', 'schedule_type', 'anneal', 'annealing', 'anneal_type', 'anneal_mode', 'anneal_function']);
  return term && /^(?:string|name|reference|call)$/.test(term.node.kind) && site.word(term.node) !== 'constant' ? term : undefined;
}

interface MappingEnds {
  readonly start: Term | undefined;
  readonly end: Term | undefined;
  /** Where the values have names of their own, `start` and `end` are steps. */
  readonly steps?: { readonly start: Term; readonly end: Term };
}

function endsIn(site: Site, keys: Keys): MappingEnds {
  const [low, high] = [keys.find(startValues), keys.find(endValues)];
  const [first, last] = [keys.find(startNames), keys.find(endNames)];
  const areSteps = first?.name === 'start' && last?.name === 'end';
  if (low && high) return { start: low, end: high, ...(areSteps && { steps: { start: first, end: last } }) };
  const start = low ?? first;
  const end = high ?? last;
  // Steps that are called start and end are no values.
  const [from, to] = [numberAt(site, start), numberAt(site, end)];
  const isSpan = from !== undefined && to !== undefined && Number.isInteger(from) && Number.isInteger(to) && to - from >= 100;
  return isSpan ? { start: undefined, end: undefined } : { start, end };
}

function unitIn(site: Site, length: Term | undefined, until: Term | undefined, delay: Term | undefined): Unit | undefined {
  const named = [length, until, delay].flatMap((term) => (term && unitOf(term.name)) ?? []);
  if (new Set(named).size > 1) return undefined;
  const unit = named[0] ?? (length || until ? 'step' : unitOfRun(site));
  // A length below 1 is a part of the run, and none of steps.
  const size = numberAt(site, length);
  return size !== undefined && size < 1 && unit !== 'fraction' ? undefined : unit;
}
