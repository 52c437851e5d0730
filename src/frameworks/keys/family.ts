// Flat keys with one prefix: `beta_start`, `beta_end`, `beta_warmup_epochs`; `x`, `x_end`, `x_schedule`; `kl_warmup_epochs` beside `beta`.
import type { Unit } from '../../core/schedule';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { pathText } from '../../language/tree/walk';
import { type Keys, keysAround, type Term } from './around';
import { namesOf, stemsOf } from './familyNames';
import { claimOf, numberAt, unitOfRun } from './reading';
import { meanTeacher, type Shape, shapeOf, straight } from './shapes';
import {
  changeLengths,
  changes,
  delayEndings,
  diffusionKeys,
  endWords,
  fallsFromMost,
  foreignKeys,
  isFromZero,
  isQuantity,
  moreEndings,
  moreNames,
  isRate,
  shapeEndings,
  startWords,
  unitOf,
} from './words';

/** What follows a prefix in the keys that are looked at, the longest first. */
const endings: readonly string[] = [
  ...changeLengths.filter((name) => !/^(?:num|n)_/.test(name)),
  ...shapeEndings,
  ...startWords,
  ...endWords,
  'min',
  'max',
  'rampup',
  ...changes.flatMap((change) => delayEndings.map((ending) => `${change}_${ending}`)),
  ...['start', 'end'].flatMap((place) => ['step', 'epoch', 'iter'].map((unit) => `${place}_${unit}`)),
]
  .map((ending) => `_${ending}`)
  .sort((a, b) => b.length - a.length);

/** Marks of families: the ends of the keys that claim one. */
export const familyMarks: readonly string[] = [
  ...'start init end final finish schedule rampup anneal_function anneal_mode start_step start_epoch start_iter'
    .split(' ')
    .map((ending) => `*_${ending}`),
  ...changes.flatMap((change) =>
    ['steps', 'epochs', 'iters', 'iterations'].map((unit) => `*_${change.slice(change.lastIndexOf('_') + 1)}_${unit}`),
  ),
].filter((mark, index, list) => list.indexOf(mark) === index);

const leastSteps = 100;

const markEndings = familyMarks.map((mark) => mark.slice(1));

/** The claim of a key that is the first of a family which claims one. */
export function ofFamily(site: Site): Claim | undefined {
  const around = keysAround(site);
  if (!around || !markEndings.some((ending) => around.name.endsWith(ending))) return undefined;
  const { name, keys } = around;
  const ending = endings.find((each) => name.endsWith(each));
  const prefix = ending && name.slice(0, -ending.length);
  if (!prefix || isRate(prefix)) return undefined;
  if (!isQuantity(prefix) && !keys.find(weightsOf(prefix)) && !isWhole(prefix, keys)) return undefined;
  for (const stem of stemsOf(prefix)) {
    const family = membersOf(stem, keys);
    if (family && isFirst(family, name)) return ofMembers(site, stem, keys, family);
  }
  return undefined;
}

/** Whether a start, an end and the length of a change say by themselves what they are, whatever of: `free_bits_start`, `free_bits_anneal_epochs`. */
function isWhole(prefix: string, keys: Keys): boolean {
  const { first, last, changes: lengths } = namesOf(prefix);
  return [first, last, lengths].every((names) => keys.find(names) !== undefined);
}

/** The keys that say themselves that a prefix has a weight, whatever it is of: `eikonal_weight`. */
const weightsOf = (prefix: string): readonly string[] => [
  ...['weight', 'loss_weight'].map((ending) => `${prefix}_${ending}`),
  ...['lambda', 'weight', 'w'].map((word) => `${word}_${prefix}`),
];

interface Members {
  readonly plain: Term | undefined;
  readonly start: Term | undefined;
  readonly end: Term | undefined;
  readonly length: Term | undefined;
  readonly shape: Term | undefined;
  readonly delay: Term | undefined;
  readonly until: Term | undefined;
}

function membersOf(stem: string, keys: Keys): Members | undefined {
  const names = namesOf(stem);
  const [first, last, least, most, plain] = [names.first, names.last, names.least, names.most, names.plain].map((list) => keys.find(list));
  // A lone key, as most are, need not be looked at any further.
  if (!last && !least && !most && !plain) return undefined;
  const ramp = keys.find(names.lengths) ?? keys.find(names.ramps);
  const isAlone = !keys.find(['lr', 'learning_rate', 'base_lr', 'optimizer', 'lr_scheduler', 'scheduler']);
  const hasTwo = [first, last, least, most].filter((term) => term !== undefined).length > 1;
  const general = hasTwo
    ? keys.find(changeLengths.filter((name) => isAlone || !/^(?:num_|n_)?(?:warm_?up|decay|schedule)_/.test(name)))
    : undefined;
  const length = ramp ?? general;
  const ends = endsOf({ first, last, least, most }, fallsFromMost(stem, length?.name));
  if (!ends || !areOfOneUnit(names.changes, keys)) return undefined;
  const shape =
    keys.find(names.shapes) ?? (length && hasTwo ? keys.find(['anneal_function', 'anneal_mode', 'schedule', 'mode']) : undefined);
  return { plain, ...ends, length, shape, delay: keys.find(names.delays), until: keys.find(names.untils) };
}

type Extremes = Readonly<Record<'first' | 'last' | 'least' | 'most', Term | undefined>>;

/** The keys that say the start and the end; undefined where it is not certain which of them says which. */
function endsOf({ first, last, least, most }: Extremes, falls: boolean | undefined): Pick<Members, 'start' | 'end'> | undefined {
  const isSure = falls !== undefined || least === undefined || (first && last) !== undefined;
  if (!isSure && (most !== undefined || (!first && !last))) return undefined;
  const [from, to] = falls === true ? [most, least] : [falls === false ? least : undefined, most];
  const other = least && most ? undefined : (least ?? most);
  return { start: first ?? (last && other ? other : from), end: last ?? (first && other ? other : to) };
}

/** Whether a family has its length in steps or in epochs: with both, who knows which counts. */
function areOfOneUnit(names: readonly string[], keys: Keys): boolean {
  return new Set(names.flatMap((name) => (keys.find([name]) ? [unitOf(name)] : []))).size < 2;
}

/** Whether there is more to a family than its ends, its length and its shape: cycles, a rate. */
const hasMore = (stem: string, keys: Keys, known: Members): boolean =>
  [...stemsOf(stem).flatMap((name) => moreEndings.map((ending) => `${name}_${ending}`)), ...moreNames].some((name) => {
    const term = name === 'weight_decay' ? undefined : keys.find([name]);
    return (
      term !== undefined &&
      !Object.values(known as unknown as Readonly<Record<string, Term | undefined>>).some((each) => each?.name === term.name)
    );
  });

/** Whether a key is the first of those that bear marks. */
function isFirst(family: Members, name: string): boolean {
  const marked = Object.values(family as unknown as Readonly<Record<string, Term | undefined>>).filter(
    (term): term is Term => term !== undefined && markEndings.some((ending) => term.name.replaceAll('-', '_').endsWith(ending)),
  );
  const first = marked.reduce<Term | undefined>((before, term) => (before && before.from <= term.from ? before : term), undefined);
  return first?.name.replaceAll('-', '_') === name;
}

function ofMembers(site: Site, stem: string, keys: Keys, family: Members): Claim | undefined {
  const { plain, start, end, length, delay, until } = family;
  // A type or a mode that is no shape is of something else: `consistency_type: mse`.
  const isOther = family.shape !== undefined && /(?<!anneal|annealing|schedule|warmup|ramp|rampup)_(?:type|mode)$/.test(family.shape.name);
  const shapeKey = isOther && !shapeIn(site, family.shape) ? undefined : family.shape;
  // What goes over no length of its own is the noise of diffusion models, over their times.
  if (keys.find(foreignKeys) || (/^(?:beta|sigma|noise)/.test(stem) && ((!length && !until) || keys.find(diffusionKeys)))) return undefined;
  if (hasMore(stem, keys, family)) return undefined;
  // So few steps are rather those of a grid, or how often something is done.
  if (length?.name.endsWith(`${stem}_steps`) === true && (numberAt(site, length) ?? leastSteps) < leastSteps) return undefined;
  if (plain && !(start && end) && isPlace(numberAt(site, start ?? end), numberAt(site, plain), start ? 2 : 100)) return undefined;
  const shape =
    shapeIn(site, shapeKey) ??
    (shapeKey ? undefined : length && /_rampup(?:_|$)/.test(length.name) && /consistency|^cons/.test(stem) ? meanTeacher : straight);
  if (!shape) return undefined;
  const unit = lengthUnit(site, length, until);
  if (!unit || (delay && unitOf(delay.name) !== unit)) return undefined;
  const label = pathText([...site.place.path.slice(0, -1), plain && !start ? plain.name : stem]);
  const common = { label, shape, length, until: length ? undefined : until, delay, unit };
  if (shape.name === 'constant') return plain && !start ? claimOf(site, { ...common, start: plain, end: plain }) : undefined;
  if (start && (end ?? plain)) {
    const isRead = length !== undefined || until !== undefined || (shapeKey !== undefined && end !== undefined);
    return isRead ? claimOf(site, { ...common, start, end: (end ?? plain)! }) : undefined;
  }
  if (plain && end) return length || shapeKey ? claimOf(site, { ...common, start: plain, end }) : undefined;
  // What only warms up does so from nothing.
  const goal = end ?? plain;
  const warmsUp = length ? /warm|anneal|ramp/.test(length.name) : until !== undefined && delay !== undefined;
  const isWeight = isFromZero(stem) || (goal !== undefined && isWarmedUp(stem, goal.name) && !(length?.name ?? '').includes('anneal'));
  return goal && !start && warmsUp && isWeight ? claimOf(site, { ...common, start: 0, end: goal }) : undefined;
}

/** Whether what a key says is the weight of a loss, which a warm-up brings in; that of a discriminator is rather one of its own steps. */
const isWarmedUp = (stem: string, goal: string): boolean =>
  /_weight$|^(?:lambda|w)_|^weight_(?!decay)/.test(goal.replaceAll('-', '_')) && !/(?:^|_)disc(?:riminator)?(?:_|$)/.test(stem);

/** Whether a start or an end beside a plain weight is rather where it begins or ends: `kl_weight: 0.5` with `kl_start: 5`. */
const isPlace = (place = 0, weight = 0, least: number): boolean =>
  Number.isInteger(place) && place >= least && place > 2 * Math.abs(weight);

function shapeIn(site: Site, key: Term | undefined): Shape | undefined {
  if (!key) return undefined;
  const value = site.value(key.node);
  if (value.ok && value.value === true) return straight;
  const word = site.word(key.node);
  return word === undefined ? undefined : shapeOf(word);
}

function lengthUnit(site: Site, length: Term | undefined, until: Term | undefined): Unit | undefined {
  const name = (length ?? until)?.name.replaceAll('-', '_');
  if (name === undefined) return unitOfRun(site);
  // The ramps of semi-supervised learning are in epochs.
  return unitOf(name) ?? (/_rampup(?:_length)?$/.test(name) ? 'epoch' : undefined);
}
