// A framework's claim -> what every feature reads.
import type { Schedule, Unit } from '../../core/schedule';
import { isOfLoop, type KnownNumber } from '../resolve/origin';
import type { Question } from '../resolve/question';
import type { Range } from '../tree/tree';
import { pathText } from '../tree/walk';
import { type Bound, bindArguments, isLengthKnown, totalOf } from './bindArguments';
import type { Definition } from './definition';
import { type DefinedCurve, sourceText } from './kind';
import { type FoundSchedule, parameterOf } from './found';
import type { Claim } from './framework';
import type { ProblemCode } from './problemCode';
import type { Run, Site } from './site';

/** So long is a run whose length is not known: its steps are percent. */
const relativeLength = 100;

/** What is wrong with the arguments of a call that fails: there is nothing that could be drawn. */
const refusing: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'repeated-argument',
  'too-many-arguments',
  'unknown-argument',
  'misplaced-argument',
]);

const nothingBound: Bound = { parameters: [], values: {}, unknowns: [], problems: [], isComplete: true };

/** The schedule that a site is by a framework's claim, without the run in which it stands. */
export function buildFound(site: Site, claim: Claim): FoundSchedule {
  const { definition, parts = [], madeOf = [] } = claim;
  const { node, place } = site;
  const range = claim.range ?? node.range;
  const label = claim.label ?? (pathText(place.path) || (definition?.name ?? 'schedule'));
  const around = node.kind === 'mapping' ? site.inside(node) : site;
  const bound = definition && takesSomething(definition, claim) ? bindArguments(around, claim, definition, range, label) : nothingBound;
  const problems = joined(claim.problems ?? [], bound.problems);
  const isRefused = problems.some(({ code }) => refusing.has(code));
  const curves = definition && bound.isComplete && !isRefused ? curvesOf(definition, bound) : [];
  const schedule = curves[0]?.schedule;
  const isOwnKnown = definition !== undefined && isLengthKnown(definition, bound.values, bound.unknowns);
  // A part that is the same however long it is does not matter beside others.
  const isOpen = (part: FoundSchedule) => part.totalSteps === undefined && part.isEndless !== true;
  const isOfKnown = madeOf.length === 0 || (!madeOf.some(isOpen) && madeOf.some((part) => part.totalSteps !== undefined));
  const isKnown = isOwnKnown && isOfKnown;
  const known = { definition, parameters: bound.parameters };
  const step = parameterOf(known, 'probe')?.value;
  const unit = schedule?.unit ?? 'step';
  const isEndless = claim.isEndless ?? (definition?.isEndless === true && !parameterOf(known, 'total'));
  return {
    label,
    ...known,
    source: claim.definition ? sourceText(claim.definition) : claim.source,
    range,
    keyRange: place.keyRange,
    curves,
    schedule,
    totalSteps: isKnown ? (schedule?.totalSteps ?? writtenTotal(known)) : undefined,
    unit,
    isEndless,
    stepsPerEpoch: madeOf.find((part) => part.stepsPerEpoch)?.stepsPerEpoch,
    run: undefined,
    // In parts of a run a step has no place.
    step: typeof step === 'number' && (isKnown || isEndless) ? step : undefined,
    unknowns: eachOnce(madeOf.reduce((all, { unknowns }) => joined(all, unknowns), bound.unknowns)),
    problems,
    parts,
  };
}

const joined = <T>(first: readonly T[], second: readonly T[]): readonly T[] =>
  second.length === 0 ? first : first.length === 0 ? second : [...first, ...second];

/** Whether there is anything to bind: what is put together of other schedules has no parameters of its own. */
const takesSomething = ({ parameters, check }: Definition, { arguments: list, given }: Claim): boolean =>
  parameters.length > 0 || list.length > 0 || given !== undefined || check !== undefined;

/** A schedule with what is said of the run around it. A length among a mapping's own keys is that of the schedule: the run is that outside of the mapping. */
export function withRun(found: FoundSchedule, run: Run): FoundSchedule {
  const { definition, unit } = found;
  if (!definition || definition.hasOwnSteps === true) return found;
  const length = definition.run ?? lengthOf(run, unit);
  // A loop counts the steps of a rate only where it steps the scheduler in each round.
  const isOther = isOfLoop(length) && found.curves.some(({ quantity }) => quantity !== 'weight') && run.steppedBy(found.label) !== 'step';
  const [stepsPerEpoch, ofRun] = [found.stepsPerEpoch ?? run.stepsPerEpoch(), isOther ? undefined : length];
  const isSame = stepsPerEpoch === found.stepsPerEpoch && ofRun === found.run;
  const known = isSame ? found : { ...found, stepsPerEpoch, run: ofRun };
  return definition.hasNoEnd === true && found.totalSteps !== undefined && known.run ? asLongAs(known, known.run.value) : known;
}

function lengthOf(run: Run, unit: Unit): KnownNumber | undefined {
  switch (unit) {
    case 'step':
      return run.length();
    case 'epoch':
      return run.epochs();
    case 'env step':
      return run.environmentSteps();
    default:
      return undefined;
  }
}

/** A schedule without an end of its own, over so many steps. */
function asLongAs(found: FoundSchedule, totalSteps: number): FoundSchedule {
  const curves = found.curves.map((curve) => ({ ...curve, schedule: { ...curve.schedule, totalSteps } }));
  return { ...found, curves, schedule: curves[0]?.schedule, totalSteps };
}

/** The questions, each once: a schedule may be made of the same one several times. */
const eachOnce = (unknowns: readonly Question[]): readonly Question[] =>
  unknowns.length < 2 ? unknowns : [...new Map(unknowns.map((unknown) => [unknown.key, unknown])).values()];

function writtenTotal(found: Pick<FoundSchedule, 'definition' | 'parameters'>): number | undefined {
  const value = parameterOf(found, 'total')?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The curves of values of which some may be missing: without a length over 100 steps, without a base as multiples of it. */
function curvesOf(definition: Definition, { values, unknowns }: Bound): readonly DefinedCurve[] {
  if (definition.parameters.length === 0) return definition.curves(values);
  const isAsked = (name: string) => unknowns.some(({ parameter }) => parameter.name === name);
  const total = totalOf(definition, (name) => name in values);
  const standIns = definition.parameters.flatMap((parameter): readonly (readonly [string, number])[] => {
    const { name, role, optional = false, standIn } = parameter;
    if (name in values || (optional && !isAsked(name)) || (role === 'total' && (parameter !== total || definition.isEndless))) return [];
    if (role === 'total') return [[name, relativeLength]];
    const instead = role === 'base' ? 1 : standIn;
    return instead !== undefined && isAsked(name) ? [[name, instead]] : [];
  });
  const curves = definition.curves({ ...values, ...Object.fromEntries(standIns) });
  const isRelative = standIns.some(([name]) => name === total?.name);
  return isRelative ? curves.map((curve) => ({ ...curve, schedule: betweenParts(curve.schedule) })) : curves;
}

/** Whether a curve goes back at once where it ends, as one that begins again there does: nothing is trained with that. */
function isAnewAt({ at }: Schedule, end: number): boolean {
  const [way, back] = [at(end - 1) - at(end - 2), at(end) - at(end - 1)];
  return way * back < 0 && Math.abs(back) > 8 * Math.abs(way);
}

/** A rule of whole steps over a run of any length: its hundred parts are no steps, so that the curve has no stairs. */
function betweenParts(schedule: Schedule): Schedule {
  const { grid, at, totalSteps } = schedule;
  if (grid === 'real') return schedule;
  const last = isAnewAt(schedule, totalSteps) ? totalSteps - 1 : totalSteps;
  return {
    ...schedule,
    grid: 'real',
    at: (step) => {
      const before = Math.floor(step);
      const [value, next] = [at(Math.min(before, last)), at(Math.min(before + 1, last))];
      return step === before || Number.isNaN(next) ? value : value + (next - value) * (step - before);
    },
    *breakpoints(from, to) {
      for (let step = Math.floor(from) + 1; step < to; step++) yield step;
    },
  };
}

/** A range that a schedule and its key take up. */
export const wholeRange = ({ range, keyRange }: Pick<FoundSchedule, 'range' | 'keyRange'>): Range => ({
  from: Math.min(range.from, keyRange?.from ?? range.from),
  to: range.to,
});
