// Which parameters of a function of the step have to be asked for.
import type { ParameterValues } from '../../../core/parameter';
import type { Site } from '../../../language/find/site';
import type { Candidate, Other } from '../callee';
import type { Call } from '../calls';
import { fewest } from '../fewest';
import type { FilePart } from '../part/filePart';
import type { StepCallee } from '../stepFunction';
import { standInsFor } from '../stepNames';
import { type Study, study } from '../study';
import { withNames } from './namesAround';

/** A function with the calls that say what it is called with, and the part of the file that it needs. */
export interface Called {
  readonly site: Site;
  readonly candidate: Candidate;
  readonly part: FilePart;
  /** The same without what these names are bound to; left out where nothing from around it is asked for. */
  readonly partWithout?: (names: readonly string[]) => FilePart | undefined;
  /** At least one. */
  readonly calls: readonly [Call, ...Call[]];
  /** It may have the same number at every step. */
  readonly mayBeFlat: boolean;
  /** All that it compares its step with are parts of one. */
  readonly isOfParts?: boolean;
  /** What it reads of what stands around it, where that is asked for. */
  readonly around?: readonly string[];
}

/** What a function is with some values in the place of those that are asked for. */
export interface Tried {
  readonly study: Study;
  /** The calls that give numbers. */
  readonly calls: Called['calls'];
  readonly values: ParameterValues;
}

/** Which of the parameters that nobody says have to be asked for, and what the function is with others in their place; undefined where it has no numbers. */
export function neededOf(called: Called, open: readonly Other[]): { readonly asked: readonly string[]; readonly tried: Tried } | undefined {
  const names = [...open.filter(({ isNoNumber }) => isNoNumber !== true).map(({ name }) => name), ...(called.around ?? [])];
  const [given] = called.calls;
  const attempt = (asked: readonly string[]): Tried | undefined => {
    const values = { ...valuesOf(given), ...standInsFor(asked) };
    const unknown = new Set(open.map(({ name }) => name).filter((name) => !asked.includes(name)));
    const tried = given.chosen ? called.calls : [given];
    const studied = tried.flatMap((call) => {
      const found = studyWith(called, call, unknown, values);
      return found ? [{ call, found }] : [];
    });
    const [first, ...more] = studied;
    if (!first) return undefined;
    return { study: first.found, values, calls: given.chosen ? [first.call, ...more.map(({ call }) => call)] : called.calls };
  };
  const whole = given.chosen && names.length <= mostOpen ? attempt(names)?.calls.length : undefined;
  const isEnough = (asked: readonly string[]): boolean => {
    const made = attempt(asked);
    return made !== undefined && (whole === undefined || made.calls.length === whole);
  };
  // An object in which nothing is looked up may be a number as well as anything else.
  const all = names.length <= mostOpen ? fewest(names, isEnough) : attempt([]) ? [] : names;
  const tried = all && attempt(all);
  return tried && { asked: all, tried };
}

const mostOpen = 6;

/** The study of one of its calls. */
export function studyWith(called: Called, call: Call, unknown: ReadonlySet<string>, values: ParameterValues) {
  const { site, candidate, part, mayBeFlat, around = [] } = called;
  const [bound, given] = [true, false].map((isBound) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => around.includes(name) === isBound)),
  ) as [ParameterValues, ParameterValues];
  const isShare = [call.unit, candidate.step.unit].includes('fraction');
  const callee: StepCallee = { ...candidate.callee, isShare, floats: call.floats ?? noFloats, objects: call.objects, unknown };
  return study(site, withNames(part, bound), callee, { ...given, ...call.chosen }, mayBeFlat);
}

const noFloats: ReadonlySet<string> = new Set<string>();

/** The values that a call gives. */
export const valuesOf = ({ given }: Pick<Call, 'given'>): ParameterValues =>
  Object.fromEntries(given.map(({ name, value }) => [name, value]));
