// Stages: `[[step, value], ...]` and the text `0,0@0.20,0.5@0.50,0` are linear between; `[{step, weight}, ...]` and `{step: value, ...}` hold.
import { buildSchedule } from '../../core/methods/buildSchedule';
import { piecewise } from '../../core/methods/piecewise';
import { formatStep, formatValue } from '../../core/format';
import type { Unit } from '../../core/schedule';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { ListNode, MappingNode, Node } from '../../language/tree/tree';
import { pathText } from '../../language/tree/walk';
import { keysIn } from './around';
import { isBeyond, isEverydays, isQuantity, isRate, isWeight } from './words';
import { known, numberAt, readAs } from './reading';

/** Points with a unit, and what is between them. */
export interface Stages {
  readonly points: readonly (readonly [number, number])[];
  readonly unit: Unit;
  readonly interpolation: 'linear' | 'hold';
}

const mostStages = 1000;
/** Fewer steps than these are rather numbers of classes, layers or epochs. */
const leastRun = 1000;

/** Marks of stages under any name: the first of them is at 0. */
export const stageMarks: readonly string[] = [
  ...[' 0:', '\t0:', '{0:', '"0":', '[[0,', '- [0,'],
  ...['step', 'steps', 'iter', 'iteration', 'epoch'].flatMap((name) =>
    [': 0', '": 0', '":0', "': 0", ' = 0', '=0'].map((value) => `${name}${value}`),
  ),
];

/** The claim of a list or mapping of stages under a key that says so. */
export function ofStages(site: Site): Claim | undefined {
  const { node, place } = site;
  const key = place.path.at(-1);
  if (key === undefined || (node.kind !== 'list' && node.kind !== 'mapping')) return undefined;
  const isSchedule = /(?:^|_)(?:schedules?|stages)$/.test(key);
  if (!(isSchedule ? isQuantity(place.path.slice(-2).join('_')) : isTrained(site, key)) && !isRate(key)) return undefined;
  const stages = node.kind === 'list' ? fromList(site, node) : fromMapping(node);
  return stages && (isSchedule || isWholeRun(stages)) ? claimOfStages(site, stages) : undefined;
}

/** Whether a key says a weight; where others mean something else by it, what is around must say that something is trained. */
const isTrained = ({ place, run }: Site, key: string): boolean =>
  isWeight(key) && (!isEverydays(key) || isQuantity(place.path.at(-2) ?? '') || (run.length() ?? run.epochs()) !== undefined);

/** Whether stages are those of a run, under a name that says only what they are of: neither the weights of classes or layers nor a log. */
function isWholeRun({ points, unit, interpolation }: Stages): boolean {
  const first = points[0]![0];
  const last = points.at(-1)![0];
  // Pairs under such a name may be any table: steps do not come in a few, and no run begins behind its first.
  return (
    first === 0 &&
    (interpolation === 'hold' || last >= leastRun) &&
    (unit === 'epoch' ? points.some(([step], index) => step !== index) : last >= leastRun)
  );
}

function fromList(site: Site, { items }: ListNode): Stages | undefined {
  if (items.length < 2 || items.length > mostStages) return undefined;
  const pairs = items.map((item) => pairOf(site, item));
  if (!pairs.includes(undefined)) return { points: pairs as Stages['points'], unit: 'step', interpolation: 'linear' };
  const stages = items.map((item) => (item.kind === 'mapping' ? stageOf(site, item) : undefined));
  const [first] = stages;
  if (!first || stages.some((stage) => stage?.unit !== first.unit)) return undefined;
  return { points: stages.map((stage) => stage!.point), unit: first.unit, interpolation: 'hold' };
}

function pairOf(site: Site, node: Node): readonly [number, number] | undefined {
  if (node.kind !== 'list' || node.items.length !== 2) return undefined;
  const [step, value] = node.items.map((item) => numberAt(site, { name: '', node: item, from: 0 }));
  return step === undefined || value === undefined ? undefined : [step, value];
}

const stageUnits: readonly (readonly [readonly string[], Unit])[] = [
  [['step', 'steps', 'iter', 'iteration', 'at_step', 'start_step', 'from_step'], 'step'],
  [['epoch', 'at_epoch', 'start_epoch', 'from_epoch'], 'epoch'],
];

function stageOf(site: Site, mapping: MappingNode): { readonly point: readonly [number, number]; readonly unit: Unit } | undefined {
  if (mapping.entries.length !== 2) return undefined;
  const keys = keysIn(mapping);
  for (const [names, unit] of stageUnits) {
    const step = numberAt(site, keys.find(names));
    const other = mapping.entries.find(({ key }) => key && !names.includes(key.text));
    const isValue = other?.key !== undefined && (/^(?:value|weight|w)$/.test(other.key.text) || isQuantity(other.key.text));
    const value = isValue ? numberAt(site, { name: '', node: other.value, from: 0 }) : undefined;
    if (step !== undefined && value !== undefined) return { point: [step, value], unit };
  }
  return undefined;
}

function fromMapping({ entries }: MappingNode): Stages | undefined {
  if (entries.length < 2 || entries.length > mostStages) return undefined;
  const points = entries.map(({ key, value }) =>
    key && /^\d[\d_]*$/.test(key.text) && value.kind === 'number'
      ? ([Number(key.text.replaceAll('_', '')), value.value] as const)
      : undefined,
  );
  return points.includes(undefined) ? undefined : { points: points as Stages['points'], unit: 'step', interpolation: 'hold' };
}

/** The claim of stages whose steps are whole and ascend. */
export function claimOfStages(site: Site, { points, unit, interpolation }: Stages): Claim | undefined {
  const isRun = points.every(([step, value], index) => {
    const isStep = Number.isInteger(step) && step >= 0 && step <= 1e15 && (index === 0 || step > points[index - 1]![0]);
    return isStep && Number.isFinite(value) && Math.abs(value) <= 1e30;
  });
  const last = points.at(-1)![0];
  if (
    !isRun ||
    last < 2 ||
    isBeyond(
      site.place.path.slice(-1).join(),
      points.map(([, value]) => value),
    )
  )
    return undefined;
  const written = points.slice(0, 4).map(([step, value]) => `${formatValue(value)} at ${formatStep(step)}`);
  const between = interpolation === 'hold' ? 'stages that hold' : 'points with lines between';
  const { path } = site.place;
  return readAs({
    label: pathText(path),
    name: `read as ${between}: ${written.join(', ')}${points.length > 4 ? ', …' : ''} (${unit}s)`,
    formula: interpolation === 'hold' ? 'the value of the last point before t' : 'the value between the points',
    parameters: [known('points', 'points')],
    given: [{ name: 'points', value: points, node: site.node, origin: { kind: 'literal' }, literal: undefined }],
    curves: () => ({ ...buildSchedule(piecewise, { points, interpolation, base_weight: 1, total_steps: last }), unit }),
  });
}
