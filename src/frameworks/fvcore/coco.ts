// The schedules that detectron2 and detrex come with: `model_zoo.get_config("common/coco_schedule.py").lr_multiplier_3x` (detectron2 at 02b5c4e and detrex at
// e244e6c, configs/common/coco_schedule.py). An X is 90,000 iterations of 16 images, an epoch 7,500.
import type { Definition } from '../../language/find/definition';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { overRun } from '../shared/run/overRun';
import { multiStep, warmedUp } from './multipliers';

/** What stands in each such access. */
export const cocoMarks = ['get_config'];

interface Table {
  readonly iterations: number;
  readonly milestones: readonly number[];
  readonly warm: number;
}

/** For each number of epochs the one behind which the rate falls. */
const epochs: Readonly<Record<string, number>> = { 50: 40, 36: 30, 24: 20, 12: 11 };

function tableOf(name: string, isDetrex: boolean): Table | undefined {
  const [, times] = /^([12369])x$/.exec(name) ?? [];
  const iterations = 90_000 * Number(times);
  // 1x and 2x fall at the same parts of the run.
  if (times !== undefined)
    return {
      iterations,
      milestones: iterations > 180_000 ? [iterations - 60_000, iterations - 20_000] : [iterations * (6 / 9), iterations * (8 / 9)],
      warm: 1000,
    };
  const [, length = '', warm] = /^(\d+)ep(_warmup)?$/.exec(name) ?? [];
  const fall = epochs[length];
  if (!isDetrex || fall === undefined || (warm !== undefined && !/^(?:50|12)$/.test(length))) return undefined;
  return { iterations: 7500 * Number(length), milestones: [7500 * fall], warm: warm === undefined ? 0 : 7.5 };
}

/** The claim of the call in such an access. */
export function ofCoco({ node, callee, text, place }: Site): Claim | undefined {
  const isDetrex = callee === 'detrex.config.get_config';
  if (node.kind !== 'call' || !(isDetrex || callee === 'detectron2.model_zoo.get_config')) return undefined;
  const [file] = node.arguments;
  if (file?.value.kind !== 'string' || file.value.value !== 'common/coco_schedule.py') return undefined;
  const bound = place.ancestors.at(-1)?.entries.find(({ value }) => value.range.from === node.range.from && value.range.to > node.range.to);
  const name = bound && /^\.lr_multiplier_(\w+)$/.exec(text.slice(node.range.to, bound.value.range.to))?.[1];
  const table = name === undefined ? undefined : tableOf(name, isDetrex);
  if (!bound?.key || name === undefined || !table) return undefined;
  return {
    definition: definitionOf(`lr_multiplier_${name}`, table, isDetrex ? 'detrex' : 'detectron2'),
    label: bound.key.text,
    arguments: [],
  };
}

function definitionOf(name: string, { iterations, milestones, warm }: Table, source: string): Definition {
  const values = milestones.length > 1 ? [1, 0.1, 0.01] : [1, 0.1];
  const share = warm / iterations;
  const falls = multiStep(values, milestones, iterations);
  const at = share > 0 ? warmedUp(falls, { share, factor: 0.001, isConstant: false, isRescaled: false }) : falls;
  return {
    source,
    name,
    formula: `${values.join(', ')} from ${milestones.map((each) => `${each / iterations}`).join(' and ')} of the run on`,
    summary: 'Multiplies the rate, which falls at parts of the run, whatever its length',
    parameters: [],
    curves: () => [{ quantity: 'value', schedule: overRun(at, [share - 1e-6, ...milestones.map((each) => each / iterations - 1e-6)]) }],
  };
}
