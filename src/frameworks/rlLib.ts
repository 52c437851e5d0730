// RLlib: points of a rate or another coefficient by environment steps, as `training(lr=[[0, 1e-3], [1000000, 1e-5]])` of its configs has them, and `lr_schedule` of older
// ones (ray 2.60, rllib/utils/schedules).
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { Argument, Node } from '../language/tree/tree';
import { given } from './shared/define';
import { overEpochs } from './shared/run/overEpochs';

type Points = readonly (readonly [number, number])[];

const ofConfig = ['lr_schedule', 'entropy_coeff_schedule'];
/** What its configs have beside these: the keys alone may be anybody's. */
const telling = [
  'num_workers',
  'num_env_runners',
  'rollout_fragment_length',
  'train_batch_size',
  'sgd_minibatch_size',
  'num_sgd_iter',
  'vf_loss_coeff',
  'clip_param',
];
/** The function by which its configs are given what is about the training. */
const training = /(?:^|\.)training$/;

/** Points and straight lines between them; the last one holds. */
function valueAt(points: Points, step: number): number {
  const next = points.findIndex(([end]) => step < end);
  if (next < 0) return points.at(-1)![1];
  if (next === 0) return points[0]![1];
  const [[start, from], [end, to]] = [points[next - 1]!, points[next]!];
  return from + ((step - start) / (end - start)) * (to - from);
}

function definitionOf(name: string, quantities: readonly string[]): Definition {
  const parameters = quantities.map((each): DefinedParameter => ({
    name: each,
    aliases: [],
    description: 'Steps of the environment, each with the value there',
    unit: 'none',
    kind: 'points',
  }));
  return {
    source: 'rllib',
    readsNumbers: true,
    name,
    formula: 'straight lines between the points',
    summary: 'Goes in straight lines from point to point, over the steps of the environment',
    note: 'Behind the last point it stays there. It is asked at each update, for the steps that were sampled until then.',
    parameters,
    check: (values) => quantities.flatMap((each) => problemsOf(each, values[each] as Points | undefined)),
    curves: (values) => {
      const all = given({ parameters }, values);
      return quantities.map((each) => {
        const points = all.points(each);
        const steps = points.map(([step]) => step);
        const schedule = overEpochs((step) => valueAt(points, step), Math.max(1, ...steps), steps);
        return {
          quantity: /^lr(?:_schedule)?$/.test(each) ? 'lr' : each.replace(/_schedule$/, ''),
          schedule: { ...schedule, unit: 'env step' as const },
        };
      });
    },
  };
}

const problemsOf = (parameter: string, points: Points = []): readonly ParameterProblem[] =>
  points.length < 2 || points[0]![0] !== 0 || points.some(([step], index) => step < (points[index - 1]?.[0] ?? 0))
    ? [{ parameter, message: say('{parameter} must have two points or more, in their order, the first of them at step 0.', { parameter }) }]
    : [];

/** Whether a value is a list of pairs, whatever their numbers are. */
function isPoints(site: Site, node: Node): boolean {
  const list = node.kind === 'list' ? node : node.kind === 'name' ? site.follow(node)?.node : undefined;
  return list?.kind === 'list' && list.items.length > 0 && list.items.every((item) => item.kind === 'list' && item.items.length === 2);
}

/** The schedules of RLlib. */
export const framework: Framework = {
  name: 'rlLib',
  reads: {
    field: 'control',
    library: 'RLlib',
    what: 'lists of points that `training(...)` is given, and `lr_schedule` and `entropy_coeff_schedule` of a config',
    where: 'Python, YAML, JSON',
  },
  marks: () => [...ofConfig, 'rllib', 'training'],
  recognise: (site) => {
    const { node, place, text } = site;
    const key = place.path.at(-1) ?? '';
    if (node.kind === 'list') {
      const beside = place.ancestors.at(-1)?.entries.some((entry) => telling.includes(entry.key?.text ?? '')) === true;
      const isOurs = ofConfig.includes(key) && isPoints(site, node) && (beside || text.includes('rllib'));
      return isOurs
        ? { definition: definitionOf(key, [key]), arguments: [{ name: { text: key, range: node.range }, value: node, range: node.range }] }
        : undefined;
    }
    if (node.kind !== 'call' || !training.test(node.callee) || !text.includes('rllib')) return undefined;
    const written = node.arguments.filter(({ name, value }: Argument) => name && isPoints(site, value));
    if (written.length === 0) return undefined;
    return {
      definition: definitionOf(
        'training',
        written.map(({ name }) => name!.text),
      ),
      arguments: written,
      isOpen: true,
    };
  },
};
