// What is known of a function of the step with certain values, once for each state of the text that it depends on.
import { blackBox } from '../../core/computed/blackBox';
import type { ParameterValues } from '../../core/parameter';
import { reach } from '../../core/reach';
import type { Schedule, Unit } from '../../core/schedule';
import type { Outcome } from '../../interpreter/outcome';
import type { FilePart } from './part/filePart';
import type { Site } from '../../language/find/site';
import { moduleOf, numberOf, type StepCallee, type StepFunction, stepFunction } from './stepFunction';

/** How a function of the step is drawn. */
export interface Study {
  /** What it comes to at step 0. */
  readonly first: Outcome;
  /** The value at a step; NaN where it has none. */
  readonly value: (step: number) => number;
  /** All that it compares the step with are parts of one: `x < warmup`, which is 0.1. */
  readonly isOfParts: boolean;
  readonly schedule: (shape: Shape) => Schedule;
}

/** What its surroundings say of a function. */
export interface Shape {
  readonly unit: Unit;
  /** The step is the part of the run that is left: drawn is the part that is done. */
  readonly isLeft?: boolean;
  /** The length that it is given, which counts first; then where it settles. */
  readonly given: number | undefined;
  /** The length of the run, which is asked for where neither tells how far to draw. */
  readonly run: () => number | undefined;
}

/** What a function is with these values; undefined where it is no function of the step: its values are not known, are no numbers, or are always the same and may not be. */
export function study(
  site: Pick<Site, 'kept' | 'text' | 'options'>,
  part: FilePart,
  callee: StepCallee,
  values: ParameterValues,
  mayBeFlat: boolean,
): Study | undefined {
  const { kind, name, called, owner, step, isShare, floats, objects = [], unknown = [] } = callee;
  const of = [kind, name, called, owner, step, isShare, part.inPart(callee.range).from, [...floats], [...objects], [...unknown]];
  const key = JSON.stringify(['study', ...of, values, mayBeFlat, part.text]);
  return site.kept(key, () => {
    const made = stepFunction(moduleOf(site, part), part, callee, values);
    if (made?.at(0).kind === 'exceeded') costlyIn(site).count++;
    return studyOf(made, mayBeFlat, isShare);
  });
}

/** So many functions of a file may take too long for a single value. */
const mostCostly = 5;

const costlyIn = (site: Pick<Site, 'kept' | 'text'>): { count: number } => site.kept(`costly ${site.text.length}`, () => ({ count: 0 }));

/** Whether functions call each other over and over, so that all of them take too long: not each of them is tried. */
export const isTooCostly = (site: Pick<Site, 'kept' | 'text'>): boolean => costlyIn(site).count >= mostCostly;

const sharesOfRun = [0.1, 0.3, 0.6, 0.9];
const trials = [0, 1, 2, 3, 5, 10, 17, 50, 99, 100, 1_000, 10_000, 100_000];
/** A part of a step. */
const beside = 0.01;

/** The same of a function that is made already. */
export function studyOf(made: StepFunction | undefined, mayBeFlat = false, isShare = false): Study | undefined {
  const first = made?.at(0);
  if (!made || !first || (first.kind !== 'raised' && numberOf(first) === undefined) || made.isMoved?.() === true) return undefined;
  const corners = made.corners();
  const near = corners.flatMap((corner) => [corner - 1, corner, corner + 1].map(Math.floor).filter((step) => step >= 0));
  const most = made.isRun === true ? 1_000 : Infinity;
  const tried = [...trials, ...(isShare ? sharesOfRun : [])].filter((step) => step <= most);
  const steps = [...new Set([...tried, ...near.filter((step) => step <= 100 * most)])].slice(0, 60);
  const outcomes = steps.map(made.at);
  const numbers = outcomes.map(numberOf);
  // What is not known matters as far as the function says by itself: behind that it may be asked for nothing.
  const end = corners.at(-1) ?? Infinity;
  if (outcomes.some(({ kind }, i) => kind !== 'raised' && numbers[i] === undefined && (kind !== 'unknown' || steps[i]! <= end)))
    return undefined;
  if (new Set(numbers.filter((value) => value !== undefined)).size < (mayBeFlat ? 1 : 2)) return undefined;
  const value = (step: number) => numberOf(made.at(step)) ?? NaN;
  const isWhole =
    made.isRun === true ||
    steps.some((step, i) => numbers[i] !== undefined && isOfWholeSteps(made.at, step, numbers[i])) ||
    steps.every((step, i) => isHeld(made.at, step, numbers[i]));
  const schedules = new Map<string, Schedule>();
  let ofCorners: { readonly length: number | undefined } | undefined;
  return {
    first,
    value,
    isOfParts: corners.some(isPart) && corners.every((corner) => corner === 0 || corner === 1 || isPart(corner)),
    schedule: ({ unit, given, run, isLeft = false }) => {
      const said = unit === 'fraction' ? 1 : (given ?? (ofCorners ??= { length: lengthOfCorners(value, corners) }).length ?? run());
      const key = `${unit} ${said} ${isLeft}`;
      const known =
        schedules.get(key) ??
        blackBox({
          value: isLeft ? (done) => value(1 - done) : value,
          raises: (step) => raisedBy(made.at(isLeft ? 1 - step : step)),
          isWhole: isWhole && unit !== 'fraction',
          totalSteps: lengthOf(value, corners, said, made.isRun === true ? [3, 4] : [6, 9]),
          unit,
          corners: isLeft ? corners.map((corner) => 1 - corner).reverse() : corners,
        });
      schedules.set(key, known);
      return known;
    },
  };
}

const isPart = (corner: number): boolean => corner > 0 && corner < 1;

/** Whether a function tells at a step that it means whole steps only: it has no value between them, or one of its own at this one, as `step % 100 == 0` has. */
function isOfWholeSteps(at: (step: number) => Outcome, step: number, value: number): boolean {
  const behind = numberOf(at(step + beside));
  if (behind === undefined) return at(step + 1).kind === 'value';
  const [before, near] = [numberOf(at(step - beside)), numberOf(at(step + beside / 1_000))];
  // What is something else just behind step 0 is so at that step alone, as `step == 0` says.
  if (step === 0) return near !== undefined && near === behind && near === numberOf(at(0.5)) && near !== value;
  if (before === undefined || near === undefined) return false;
  return Math.abs(value - near) > Math.max(0.5 * Math.abs(value - behind), 10 * Math.abs(behind - before), 1e-9 * Math.abs(value));
}

/** Whether a function has the same value until the next whole step, as one of `step // 10` has. */
const isHeld = (at: (step: number) => Outcome, step: number, value: number | undefined): boolean =>
  [0.3, 0.9].every((part) => numberOf(at(step + part)) === value);

function raisedBy(outcome: Outcome): string | undefined {
  if (outcome.kind !== 'raised') return undefined;
  return outcome.message === '' ? outcome.type : `${outcome.type}: ${outcome.message}`;
}

const [fallback, cornersInSight] = [1_000, 5];

/** How far a function is drawn, in steps: as is said, else until it settles or to what it compares with. */
function lengthOf(
  value: (step: number) => number,
  corners: readonly number[],
  said: number | undefined,
  digits: readonly number[],
): number {
  const longest = corners.findLast((corner) => corner >= 2);
  const length = said ?? lengthAlone(value, digits) ?? lengthToZero(value) ?? (longest === undefined ? fallback : inSight(value, longest));
  return Number.isNaN(value(Math.floor(length))) ? (lastOf(value, length) ?? length) : length;
}

/**
 * How far a function is drawn that never settles: soon after the last thing that happens in it, which shows a wave, or what it comes to. Where nothing
 * happens there, since it goes on in the line in which it came, that is far enough.
 */
function inSight(value: (step: number) => number, longest: number): number {
  const [before, ...behind] = [0.9, 1, 2, 3, 5].map((part) => Math.floor(part * longest)).map((step) => [step, value(step)] as const);
  const slope = (behind[0]![1] - before![1]) / (behind[0]![0] - before![0]);
  const isLine = behind.every(([step, each]) => Math.abs(each - before![1] - slope * (step - before![0])) <= 1e-9 * Math.abs(each));
  return isLine ? longest : cornersInSight * longest;
}

/** Where a function settles beside what it compares the step with. */
function lengthOfCorners(value: (step: number) => number, corners: readonly number[]): number | undefined {
  const longest = corners.at(-1);
  if (longest === undefined || longest < 2) return undefined;
  const both = longest + (corners.at(-2) ?? 0);
  const lengths = [longest, both, 2 * longest, 3 * longest, 5 * longest, 10 * longest].sort((a, b) => a - b);
  return reach(value, lengths);
}

/** 10, 20, 50, 100 and so on, up to a number of digits. */
const lengthsTo = (digits: number): readonly number[] =>
  Array.from({ length: digits }, (_, i) => 10 ** (i + 1)).flatMap((length) => [length, 2 * length, 5 * length]);

function lengthAlone(value: (step: number) => number, digits: readonly number[]): number | undefined {
  const at = (step: number) => value(Math.floor(step));
  for (const most of digits) {
    const lengths = lengthsTo(most);
    const near = reach(at, lengths);
    const turned =
      near === undefined || isSlow(at, near, 10 * lengths.at(-1)!)
        ? (lengthOfPeak(at, lengths) ?? lengthOfHold(at, near, lengths))
        : undefined;
    if (turned !== undefined) return turned;
    if (near === undefined) continue;
    // What reaches its last value soon after is drawn to there.
    const isLast = (length: number) =>
      length >= near && length <= 10 * near && [1.5, 3, 100].every((part) => at(part * length) === at(length));
    return lengths.find(isLast) ?? near;
  }
  return undefined;
}

/** How far falls to 0 what then goes on below it, as a rate does whose run is over there. */
function lengthToZero(value: (step: number) => number): number | undefined {
  if (!(value(0) > 0)) return undefined;
  const isBelow = (step: number) => value(step) < 0;
  const far = lengthsTo(9).find(isBelow);
  if (far === undefined) return undefined;
  let [above, below] = [0, far];
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isBelow(middle)) below = middle;
    else above = middle;
  }
  const values = [0, 0.5, 1.5, 2, 3, 5, 10].map((part) => value(Math.floor(part * above)));
  return above > 1 && values.every((each, index) => index === 0 || each < values[index - 1]!) ? firstBelow(value, above) : undefined;
}

/** The step at which a falling function is 0, where it is so before it is below. */
function firstBelow(value: (step: number) => number, last: number): number {
  let [above, there] = [0, last];
  if (value(last) > 0) return last + 1;
  while (there - above > 1) {
    const middle = Math.floor((above + there) / 2);
    if (value(middle) > 0) above = middle;
    else there = middle;
  }
  return there;
}

/** Whether a curve comes to where it goes as slowly as a power of the step, of which no length shows the end. */
function isSlow(at: (step: number) => number, near: number, farthest: number): boolean {
  const far = at(farthest);
  return Math.abs(at(near) - far) > 0.1 * Math.abs(at(near / 10) - far);
}

/** Of what turns once and then goes on without an end, as a warm-up before an inverse square root does: five times as far as it turns. */
function lengthOfPeak(at: (step: number) => number, lengths: readonly number[]): number | undefined {
  const first = at(1);
  const moved = [1, ...lengths].map((length) => at(length) - first);
  const isUp = Math.max(...moved) >= -Math.min(...moved);
  const ways = moved.map((way) => (isUp ? way : -way));
  const peak = ways.indexOf(Math.max(...ways));
  if (peak <= 0 || peak === lengths.length) return undefined;
  const turnsOnce = ways.slice(1).every((way, index) => (index < peak ? way >= ways[index]! : way <= ways[index]!));
  return turnsOnce ? 5 * lengths[peak - 1]! : undefined;
}

/** Of what is held and then goes on without an end, as an inverse square root does from some step on: ten times as long as it is held. */
function lengthOfHold(at: (step: number) => number, near: number | undefined, lengths: readonly number[]): number | undefined {
  const moved = lengths.findIndex((length) => at(length) !== at(1));
  return near === undefined || moved <= 0 ? undefined : 10 * lengths[moved - 1]!;
}

/** The last whole step before this one that has a value, where all before it have one. */
function lastOf(value: (step: number) => number, before: number): number | undefined {
  let [low, high] = [1, Math.floor(before)];
  if (Number.isNaN(value(low))) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (Number.isNaN(value(middle))) high = middle;
    else low = middle;
  }
  return low;
}

/** The steps or epochs of the run around a function of them, as far as they are known. */
export function runLength({ run }: Site, unit: Unit): number | undefined {
  const total = unit === 'step' ? run.total('total_steps')?.value : unit === 'epoch' ? run.totalEpochs('total_epochs')?.value : undefined;
  return typeof total === 'number' ? total : undefined;
}
