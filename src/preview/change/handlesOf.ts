// Which numbers of a schedule move a place of its curve: found out by changing each of them a little, so that no kind of schedule has to say it.
import { limitAt } from '../../core/breakpoints';
import type { Domain, Parameter, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import type { FoundParameter, FoundSchedule } from '../../language/find/found';
import type { MadeOf } from '../../language/find/kind';
import type { Control, Controls, Handle } from '../../protocol';
import { curveId, type Curve } from '../model/curves';
import { changeable, type ChangeableSchedule } from './changeable';
import { itemName, numbersIn, withItem } from './parameterItem';

type Axis = Handle['axis'];

/** So many breakpoints are places of their own; a curve with more of them changes at each step, and may be so long to be looked at step by step. */
const [mostPlaces, mostSteps] = [64, 20_000];

/** The axes along which a change of a parameter can move a place, by its unit. */
const axesOf: Readonly<Record<Parameter['unit'], readonly Axis[]>> = {
  steps: ['step'],
  epochs: ['step'],
  'steps or fraction': ['step'],
  fraction: ['step', 'value'],
  none: ['step', 'value'],
  weight: ['value'],
  rate: ['value'],
  factor: ['value'],
  count: [],
};

/** A number that is written in the text. */
interface Written {
  readonly parameter: Parameter;
  readonly path: readonly number[];
  readonly number: number;
  readonly domain: Domain;
  readonly axes: readonly Axis[];
}

/** The handles of the chosen schedule on its first curve or on that of what it is a part of, as that lies among others. */
export function shownHandles(
  schedules: readonly FoundSchedule[],
  { schedule: id, controls }: Controls,
  curves: readonly Curve[],
): readonly Handle[] {
  const chosen = changeable(schedules).find((each) => each.id === id);
  if (!chosen) return [];
  const { found, id: wholeId } = chosen.whole;
  const curve = found.schedule && curves.find((each) => each.uri === undefined && each.id === curveId(wholeId, found, 0));
  if (!found.schedule || !curve) return [];
  const { schedule, isEndless = false } = found;
  if (isEndless && curve.schedule.unit !== schedule.unit) return [];
  const scale = isEndless ? 1 : curve.schedule.totalSteps / schedule.totalSteps;
  return handlesOf(chosen, controls).map((handle) => ({
    ...handle,
    curve: curve.id,
    step: handle.step * scale,
    slope: handle.axis === 'step' ? handle.slope * scale : handle.slope,
  }));
}

type OwnHandles = readonly Omit<Handle, 'curve'>[];

/** The handles of schedules that have not changed since they were looked at, by the ways to their parts. */
const made = new WeakMap<FoundSchedule, Map<string, OwnHandles>>();

/** The handles of a schedule on the first curve of its whole, in the whole's own steps; `controls` are those of its parameters. */
function handlesOf(chosen: ChangeableSchedule, controls: readonly Control[]): OwnHandles {
  const { whole, path } = chosen;
  const ofParts = made.get(whole.found) ?? new Map<string, OwnHandles>();
  const handles = ofParts.get(path.join()) ?? makeHandles(chosen, controls);
  made.set(whole.found, ofParts.set(path.join(), handles));
  return handles;
}

/** A schedule with other values for the part at the end of a way; without a curve where it has none then. */
function remadeWith(found: FoundSchedule, [index, ...rest]: readonly number[], values: ParameterValues): MadeOf {
  const { definition, parts, parameters } = found;
  if (index !== undefined) {
    const part = remadeWith(parts[index]!, rest, values);
    const others = (parts as readonly MadeOf[]).with(index, part);
    return { parameters, schedule: part.schedule && definition?.remade?.(others, valuesOf(found))[0]?.schedule, parts: others };
  }
  return {
    schedule: definition?.curves(values)[0]?.schedule,
    parameters: parameters.map(({ name, value }) => ({ name, value: values[name] ?? value })),
  };
}

/** The values of a schedule that are not defaults. */
const valuesOf = ({ parameters }: FoundSchedule): ParameterValues =>
  Object.fromEntries(parameters.filter(({ origin }) => origin.kind !== 'default').map(({ name, value }) => [name, value]));

function makeHandles({ found, whole, path: way }: ChangeableSchedule, controls: readonly Control[]): OwnHandles {
  const { schedule, unknowns } = whole.found;
  if (!schedule || unknowns.length > 0) return [];
  const values = valuesOf(found);
  const drawnWith = (changed: ParameterValues): Schedule | undefined => {
    try {
      return remadeWith(whole.found, way, changed).schedule;
    } catch {
      // Nothing has checked these values.
      return undefined;
    }
  };
  const before = placesOf(schedule);
  // What is drawn may be more than what the values make: a part that is scaled, a curve that is stepped by a loop.
  const same = drawnWith(values);
  if (!same || JSON.stringify(placesOf(same)) !== JSON.stringify(before)) return [];
  const numbers = writtenNumbers(found, controls);
  // Where one hides another, an item moves less than what scales them all.
  const ordered = [...numbers.filter(({ path }) => path.length > 0), ...numbers.filter(({ path }) => path.length === 0)];
  return ordered.flatMap((written) => {
    const { parameter, path, number, domain, axes } = written;
    const by = smallChange(number, domain);
    const after = drawnWith({ ...values, [parameter.name]: withItem(values[parameter.name]!, path, number + by) });
    const places = after && placesOf(after);
    const moved =
      places && axes.map((axis) => movedPlace(before, places, axis, by, parameter, way.length > 0)).find((each) => each !== undefined);
    if (!moved) return [];
    const isOwn = way.length === 0 && parameter.role !== 'total' && isPlaceOf(schedule, after, moved, number, by);
    const place = isOwn ? { step: number, value: schedule.at(number) } : {};
    return [{ parameter: itemName({ name: parameter.name, path }), number, unit: parameter.unit, domain, ...moved, ...place }];
  });
}

/** Whether a number that moves a place as it moves itself is a step, and the curve goes with it there: where it changes at each step, that is the place to see. */
function isPlaceOf(
  before: Schedule,
  after: Schedule,
  { axis, slope }: Pick<Handle, 'axis' | 'slope'>,
  number: number,
  by: number,
): boolean {
  if (axis !== 'step' || Math.abs(slope - 1) > 1e-6 || !(number > 0 && number < before.totalSteps)) return false;
  const value = before.at(number);
  return Math.abs(after.at(number + by) - value) <= 1e-9 * Math.abs(value);
}

function writtenNumbers(found: FoundSchedule, controls: readonly Control[]): readonly Written[] {
  return (found.definition?.parameters ?? []).flatMap((parameter): readonly Written[] => {
    const given = found.parameters.find(({ name }) => name === parameter.name);
    const control = controls.find(({ name }) => name === parameter.name);
    if (!given || !control || control.isDefault || parameter.role === 'probe') return [];
    const { editor } = control;
    const { domain = {}, unit } = parameter;
    if (editor.kind !== 'number') return itemsOf(given, parameter);
    return [{ parameter, path: [], number: editor.value, domain, axes: axesOf[unit] }];
  });
}

/** The numbers of a list. Steps stay between their neighbours. */
function itemsOf({ value, node }: FoundParameter, parameter: Parameter): readonly Written[] {
  if (!node || !Array.isArray(value)) return [];
  const { domain = {}, kind, unit } = parameter;
  const list = value as readonly (number | readonly [number, number])[];
  const stepAt = (index: number) => (typeof list[index] === 'number' ? list[index] : list[index]?.[0]);
  return [...numbersIn(node)].flatMap(({ path, node: item }): readonly Written[] => {
    const [index = 0, part] = path;
    const number = part === undefined ? list[index] : (list[index] as readonly number[] | undefined)?.[part];
    if (item.kind !== 'number' || item.value !== number) return [];
    const axes: readonly Axis[] = kind === 'points' ? [part === 0 ? 'step' : 'value'] : axesOf[unit];
    if (!axes.includes('step')) return [{ parameter, path, number, domain: kind === 'points' ? {} : domain, axes }];
    const [above, below] = [stepAt(index - 1), stepAt(index + 1)];
    // A mapping may have its steps in any order.
    if ((above ?? -Infinity) > number || (below ?? Infinity) < number) return [];
    const neighbours = { ...(above !== undefined && { above }), ...(below !== undefined && { below }) };
    return [{ parameter, path, number, domain: { ...domain, ...neighbours }, axes }];
  });
}

/** A change that is small, but not for whole numbers, which stay whole. */
function smallChange(number: number, { max = Infinity, below = Infinity }: Domain): number {
  const size = Number.isInteger(number) && number !== 0 ? 1 : Math.abs(number) / 20 || 0.01;
  return number + size > max || number + size >= below ? -size : size;
}

interface Place {
  readonly step: number;
  readonly value: number;
}

/** The places by which a curve is known, by where it starts and ends, and where it bends, jumps or turns between. */
interface Places {
  readonly start: Place;
  readonly inner: readonly Place[];
  readonly end: Place;
}

function placesOf(schedule: Schedule): Places {
  const { at, totalSteps } = schedule;
  const last = at(totalSteps);
  return {
    start: { step: 0, value: at(0) },
    // Where it jumps, what comes before ends there too.
    inner: innerSteps(schedule).flatMap((step) => [at(step), limitAt(schedule, step, -1)].map((value) => ({ step, value }))),
    end: { step: totalSteps, value: Number.isNaN(last) ? limitAt(schedule, totalSteps, -1) : last },
  };
}

/** The breakpoints inside of a run; where there is one at nearly each step, the peak alone. */
function innerSteps(schedule: Schedule): readonly number[] {
  const { breakpoints, totalSteps, grid } = schedule;
  const steps: number[] = [];
  for (const step of breakpoints(0, totalSteps)) {
    if (steps.push(step) <= mostPlaces) continue;
    if (grid !== 'whole' || totalSteps > mostSteps) return [];
    const peak = peakOf(schedule);
    return peak > 0 && peak < totalSteps ? [peak] : [];
  }
  return steps;
}

/** The first whole step with the value that is farthest from 0. */
function peakOf({ at, totalSteps }: Schedule): number {
  let [peak, farthest] = [0, -Infinity];
  for (let step = 0; step <= totalSteps; step++) {
    const size = Math.abs(at(step));
    if (size > farthest) [peak, farthest] = [step, size];
  }
  return peak;
}

/** The place that a change by so much has moved along an axis: of several the one that moves as the number itself does, and of those the first. */
function movedPlace(
  before: Places,
  after: Places,
  axis: Axis,
  by: number,
  { role, unit }: Parameter,
  isPart: boolean,
): (Place & { axis: Axis; slope: number }) | undefined {
  const isAlike = before.inner.length === after.inner.length;
  const pairs: readonly (readonly [Place, Place])[] = [
    [before.start, after.start],
    ...(isAlike ? before.inner.map((place, index) => [place, after.inner[index]!] as const) : []),
    [before.end, after.end],
  ];
  const size = Math.max(...pairs.map(([{ [axis]: from }]) => Math.abs(from) || 0));
  const moved = pairs.flatMap(([place, { [axis]: to }]) => {
    const distance = Math.abs(to - place[axis]);
    const isMoved = distance > 1e-9 * Math.abs(place[axis]) && distance > 1e-13 * size;
    return isMoved && Number.isFinite(distance) ? [{ ...place, axis, slope: (to - place[axis]) / by }] : [];
  });
  // The end of a part lies within the whole, and moves what follows.
  if (role === 'total' && !isPart) return moved.find(({ step }) => step === before.end.step);
  if (role !== 'total' && unit !== 'weight' && unit !== 'rate') return moved[0];
  const distance = ({ slope }: { readonly slope: number }) => Math.abs(Math.abs(slope) - 1);
  const least = Math.min(...moved.map(distance));
  return moved.find((each) => distance(each) <= least + 1e-6);
}
