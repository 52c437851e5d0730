// threestudio's YAML: numbers of the `system` that are lists, `lambda_orient: [0, 10., 1000., 5000]` (threestudio at 28d9d80, threestudio/utils/misc.py, `C`).
import { say } from '../core/message';
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { Node } from '../language/tree/tree';
import { define } from './shared/define';
import { numbersOf } from './shared/parameters';

const parameter = 'schedule';

/** The stretches of a list: the first step and value, and the last value and step of each. */
function stretches(list: readonly number[]): readonly (readonly [from: number, first: number, last: number, to: number])[] {
  const [from = 0, first = 0, ...rest] = list.length === 3 ? [0, ...list] : list;
  return Array.from({ length: rest.length / 2 }, (_, index) => [
    index === 0 ? from : rest[2 * index - 1]!,
    index === 0 ? first : rest[2 * index - 2]!,
    rest[2 * index]!,
    rest[2 * index + 1]!,
  ]);
}

const definitionOf = (quantity: string, isByEpoch: boolean): Definition =>
  define({
    source: 'threestudio',
    name: 'C',
    formula: 'value₀ + (value₁ − value₀) · (t − step₀)/(step₁ − step₀), held before and behind',
    summary: 'Goes in straight lines from one value to the next',
    note: isByEpoch
      ? 'The last number has a point: it counts epochs. Without one it would count steps.'
      : 'The last number has no point: it counts steps. With one it would count epochs.',
    quantity,
    parameters: [numbersOf(parameter, '[step, value, value, step], and a value and a step for each further stretch')],
    check: ({ [parameter]: list }) =>
      Array.isArray(list) && stretches(list as readonly number[]).some(([from, , , to]) => from === to)
        ? [{ parameter, message: say('A stretch must have a length: threestudio divides by it.') }]
        : [],
    unit: isByEpoch ? 'epoch' : 'step',
    value: (values) => {
      const all = stretches(values.numbers(parameter));
      return (step) => {
        const index = all.findIndex(([, , , to]) => step < to);
        const [from, first, last, to] = all.at(index)!;
        return first + (last - first) * Math.max(Math.min(1, (step - from) / (to - from)), 0);
      };
    },
    length: (values) => values.numbers(parameter).at(-1)!,
  });

const definitions = [false, true].map((isByEpoch) => ['weight', 'value'].map((quantity) => definitionOf(quantity, isByEpoch)));

/** Keys of the system that are handed to `C`. */
const isOurs = /^(?:lambda_\w+|(?:min|max)_step_percent|grad_clip)$/;

/** The numbers of threestudio's configs that change in the run. */
export const framework: Framework = {
  name: 'threestudio',
  reads: {
    field: 'generation',
    library: 'threestudio',
    what: 'weights of losses and other numbers of the `system` that are lists',
    where: 'YAML',
  },
  language: 'yaml',
  marks: () => ['lambda_*', '*_step_percent', 'grad_clip'],
  recognise: (site) => {
    const { node, place, options } = site;
    const key = place.path.at(-1) ?? '';
    if (!options.bareWords || node.kind !== 'list' || place.path[0] !== 'system' || !isOurs.test(key)) return undefined;
    const count = node.items.length;
    if (!(count === 3 || (count >= 4 && count % 2 === 0)) || !(site.at('system_type') && site.at('data_type'))) return undefined;
    const isByEpoch = hasPoint(site, node.items.at(-1)!);
    // Of several stretches it looks for the one by steps.
    if (isByEpoch && count > 4) return undefined;
    const name = { text: parameter, range: node.range };
    const definition = definitions[isByEpoch ? 1 : 0]![key.startsWith('lambda_') ? 0 : 1]!;
    return { definition, arguments: [{ name, value: node, range: node.range }] };
  },
};

const hasPoint = ({ text }: Site, { range }: Node): boolean => /[.eE]/.test(text.slice(range.from, range.to));
