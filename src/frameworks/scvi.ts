// scvi-tools: the weight of the KL term that the training plan of a model warms up (scvi-tools 1.4, train/_trainingplans.py), in float32 unless it trains by Pyro.
import type { Schedule } from '../core/schedule';
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import { byDefault, type FoundParameter, fromElsewhere } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import { asNumber } from '../language/resolve/values';
import type { CallNode } from '../language/tree/tree';
import { given, type Given } from './shared/define';
import { float32 } from './shared/float32';
import { argumentOf } from './shared/optimizer';
import { numberOf } from './shared/parameters';
import * as the from './shared/usual';

const [ofEpochs, ofSteps] = ['n_epochs_kl_warmup', 'n_steps_kl_warmup'] as const;
const method = 'train';
const planKey = 'plan_kwargs';
const perEpoch = 'batches per epoch';

const parameters: readonly DefinedParameter[] = [
  numberOf('max_epochs', ...the.runEpochs, { role: 'total', optional: true, domain: { min: 1 } }),
  numberOf(ofEpochs, 'The epochs of the warm-up; 0 for none', 'epochs', { default: 400, domain: { min: 0 } }),
  numberOf(ofSteps, 'The steps of the warm-up, where it has no epochs; 0 for none', 'steps', {
    default: 0,
    domain: { min: 0 },
  }),
  numberOf('min_kl_weight', 'The first weight', 'weight', { default: 0 }),
  numberOf('max_kl_weight', 'The last weight', 'weight', { default: 1 }),
  numberOf(perEpoch, 'The batches of an epoch', 'steps', { optional: true, isQuiet: true }),
];

/** A model, or one that is made of another model or of a file; that on MLX has a rule of its own. */
const made = /^scvi\.model\.(?!mlx)(\w+)(?:\.(?:from_\w+|load\w*))?$/;

/** Plans of Pyro begin a little above 0, and do not make a tensor of the weight. */
const ofPyro = parameters.map((each) => (each.name === 'min_kl_weight' ? { ...each, default: 1e-6 } : each));

const definitionOf = (own: readonly DefinedParameter[], round = float32): Definition => ({
  source: 'scvi.train',
  name: 'TrainingPlan',
  formula: 'min + (max − min) · epoch/n_epochs_kl_warmup, then max',
  summary: 'The weight of the KL term rises from epoch to epoch',
  note: 'The warm-up in epochs wins, which is 400 epochs where nothing is said: n_steps_kl_warmup only counts with n_epochs_kl_warmup=None.',
  parameters: own.map((each) => ({ ...each, positional: false })),
  curves: (values) => [{ quantity: 'weight', schedule: scheduleOf(given({ parameters: own }, values), round) }],
});

const definition = definitionOf(parameters);

/** The epochs by default of the models whose `train` takes the warm-up itself. */
const ownEpochs: ReadonlyMap<string, number> = new Map([
  ['PEAKVI', 50],
  ['MULTIVI', 50],
  ['DestVI', 200],
  ['TOTALVI', 0],
]);

const stepsByCells = numberOf(ofSteps, 'The steps of the warm-up, where it has no epochs', 'steps', {
  domain: { min: 0 },
  ask: 'How many steps does the warm-up have? Where nothing is said, three quarters of the number of cells.',
});

/** The plan of a model whose `train` takes the warm-up itself. */
function ofModel(name: string, epochs: number): Definition {
  const own = parameters.map((each) => {
    if (each.name === ofEpochs) return { ...each, default: epochs };
    return each.name === ofSteps && name === 'TOTALVI' ? stepsByCells : each;
  });
  return { ...definitionOf(own), note: 'The warm-up is an argument of train itself here: what plan_kwargs say of it does not count.' };
}

const ofModels: ReadonlyMap<string, Definition> = new Map([...ownEpochs].map(([name, epochs]) => [name, ofModel(name, epochs)]));

function scheduleOf(values: Given, round: (value: number) => number): Schedule {
  const [first, last] = [values.number('min_kl_weight'), values.number('max_kl_weight')];
  const [epochs, steps, batches] = [values.number(ofEpochs), values.number(ofSteps), values.optional(perEpoch)];
  const length = epochs > 0 ? epochs : steps;
  const at = (done: number): number => round(length > 0 && done < length ? first + (done / length) * (last - first) : last);
  const isInEpochs = epochs > 0 && batches === undefined;
  const whole = values.optional('max_epochs');
  if (isInEpochs) return wholeSteps(at, { totalSteps: whole ?? 2 * epochs, unit: 'epoch' });
  const totalSteps = batches !== undefined && whole !== undefined ? whole * batches : Math.max(2 * steps, 2 * epochs * (batches ?? 1), 1);
  return wholeSteps((step) => at(epochs > 0 ? Math.floor(step / batches!) : step), { totalSteps, past: 'goes on' });
}

/** The KL warm-up of a model of scvi-tools, at a training that says something of its plan. */
export const framework: Framework = {
  name: 'scvi',
  reads: { field: 'libraries', library: 'scvi-tools', what: 'the weight of the KL term in `plan_kwargs`', where: 'Python' },
  marks: () => [planKey, ofEpochs, ofSteps],
  recognise: (site) => {
    const { node } = site;
    if (node.kind !== 'call' || !node.callee.endsWith(`.${method}`)) return undefined;
    if (![planKey, ofEpochs, ofSteps].some((name) => argumentOf(node, name, -1))) return undefined;
    const model = site.follow({ kind: 'name', name: node.callee.slice(0, -method.length - 1), range: node.calleeRange });
    const name = made.exec(model?.callee ?? '')?.[1];
    if (name === undefined) return undefined;
    const own = ofModels.get(name);
    if (!own && !argumentOf(node, planKey, -1)) return undefined;
    const ofPlan = name === 'AmortizedLDA' ? definitionOf(ofPyro, (value) => value) : definition;
    return { definition: own ?? ofPlan, arguments: [], given: givenAt(site, node, own !== undefined) };
  },
};

/** What a call of `train` says: its epochs, and the arguments of its plan, of which None is 0. The warm-up may be an argument of its own. */
function givenAt(site: Site, node: CallNode, isOwn: boolean): readonly FoundParameter[] {
  const plan = argumentOf(node, planKey, -1);
  const written = parameters.map(({ name }) => {
    const isArgument = name === 'max_epochs' || (isOwn && (name === ofEpochs || name === ofSteps));
    const inPlan = plan?.kind === 'mapping' ? entryOf(plan, name)?.value : undefined;
    const value = isArgument ? argumentOf(node, name, name === 'max_epochs' ? 0 : -1) : inPlan;
    const isUnset = value?.kind === 'null';
    // Of its own arguments None is what is done by default.
    if (isUnset && name === ofSteps) return [];
    const result = value && site.value(value);
    const number = isUnset ? 0 : result?.ok === true ? asNumber(result.value) : undefined;
    const [origin, literal] = result?.ok === true ? [result.origin, result.literal] : [{ kind: 'literal' } as const, undefined];
    return number === undefined ? [] : [{ name, value: number, node: value, origin, literal }];
  });
  const found = written.flat();
  const hasEpochs = found.some(({ name, value }) => name === ofEpochs && value !== 0) && !found.some(({ name }) => name === ofSteps);
  const known = site.run.stepsPerEpoch();
  const batches = known ? [fromElsewhere(perEpoch, known)] : [];
  return [...found, ...(hasEpochs ? [byDefault(ofSteps, 0)] : []), ...batches];
}
