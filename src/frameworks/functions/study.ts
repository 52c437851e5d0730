// What is known of a function of the step with certain values, once for each state of the text that it depends on.
import { blackBox } from '../../core/computed/blackBox';
import type { ParameterValues } from '../../core/parameter';
import { lengthOf, lengthOfCorners } from '../../core/computed/lengthOf';
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
  /** All that it compares the step with are parts of one: `x < warmup`, which is 0.1; or it goes from 0 at 0 to 1 at 1 or back. */
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
  const isOpen = (outcome: Outcome, i: number) =>
    outcome.kind !== 'raised' && numbers[i] === undefined && (outcome.kind !== 'unknown' || (steps[i]! <= end && !isComplex(outcome)));
  if (outcomes.some(isOpen)) return undefined;
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
    isOfParts: (corners.some(isPart) && corners.every((corner) => corner === 0 || corner === 1 || isPart(corner))) || isFromTo(value),
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

/** Whether a function has all of its way between 0 and 1, by a shape of its own: `(sigmoid(k * (t - 0.5)) - low) / (high - low)`. */
function isFromTo(value: (step: number) => number): boolean {
  const [first, half, last] = [value(0), value(0.5), value(1)];
  const isEnd = (one: number, other: number) => Math.abs(one) < 1e-9 && Math.abs(other - 1) < 1e-9;
  return (isEnd(first, last) || isEnd(last, first)) && half > 0 && half < 1;
}

/** What no weight can be: `(1 - step / total) ** 0.9` behind its end. */
const isComplex = (outcome: Outcome): boolean => outcome.kind === 'unknown' && outcome.about === 'complex';

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

/** The steps or epochs of the run around a function of them, as far as they are known. */
export function runLength({ run }: Site, unit: Unit): number | undefined {
  const total = unit === 'step' ? run.total('total_steps')?.value : unit === 'epoch' ? run.totalEpochs('total_epochs')?.value : undefined;
  return typeof total === 'number' ? total : undefined;
}
