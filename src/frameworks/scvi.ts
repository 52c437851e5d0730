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
const made = /^scvi\.(model\.(?!mlx)|external\.)(?:\w+\.)?([A-Z]\w+)(?:\.(?:from_\w+|load\w*))?$/;

/** How a model differs from one whose plan alone says how it warms up, over 400 epochs where nothing is said. */
interface Model {
  /** The epochs of the warm-up where nothing is said. */
  readonly epochs?: number;
  /** The warm-up is an argument of `train` itself. */
  readonly isArgument?: true;
  /** Where no epochs are said the steps are three quarters of the cells. */
  readonly countsCells?: true;
  /** It trains by Pyro: the weight begins a little above 0, and no tensor is made of it. */
  readonly isOfPyro?: true;
  /** The epochs of a run where nothing is said. */
  readonly run?: number;
  /** A warm-up of None takes all of the run. */
  readonly takesRun?: true;
}

const models: Readonly<Record<string, Model>> = {
  PEAKVI: { epochs: 50, isArgument: true },
  MULTIVI: { epochs: 50, isArgument: true },
  DestVI: { epochs: 200, isArgument: true },
  TOTALVI: { epochs: 0, isArgument: true, countsCells: true },
  AmortizedLDA: { isOfPyro: true },
  POISSONVI: { epochs: 50, isArgument: true },
  CYTOVI: { isArgument: true, run: 1000 },
  RESOLVI: { epochs: 20, isArgument: true, isOfPyro: true, run: 50, takesRun: true },
  MRVI: { epochs: 20 },
};

/** Models of `scvi.external` whose loss has the weight of a plan; others have plans of their own. */
const ofExternal = [
  ...['POISSONVI', 'CYTOVI', 'RESOLVI', 'MRVI', 'SCAR', 'SCVIVA', 'VELOVI', 'ContrastiveVI'],
  ...['JointEmbeddingSCVI', 'TOTALANVI', 'METHYLVI', 'METHYLANVI'],
];

const definitionOf = (own: readonly DefinedParameter[], round = float32): Definition => ({
  source: 'scvi.train',
  name: 'TrainingPlan',
  formula: 'min + (max − min) · epoch/n_epochs_kl_warmup, then max',
  summary: 'The weight of the KL term rises from epoch to epoch',
  note: 'The warm-up in epochs wins, which is 400 epochs where nothing is said: n_steps_kl_warmup only counts with n_epochs_kl_warmup=None.',
  parameters: own.map((each) => ({ ...each, positional: false })),
  curves: (values) => [{ quantity: 'weight', schedule: scheduleOf(given({ parameters: own }, values), round) }],
});

const stepsByCells = numberOf(ofSteps, 'The steps of the warm-up, where it has no epochs', 'steps', {
  domain: { min: 0 },
  ask: 'How many steps does the warm-up have? Where nothing is said, three quarters of the number of cells.',
});

/** The plan of a model. */
function planOf({ epochs = 400, isArgument, countsCells, isOfPyro }: Model): Definition {
  const own = parameters.map((each): DefinedParameter => {
    if (each.name === ofEpochs) return { ...each, default: epochs };
    if (each.name === ofSteps && countsCells) return stepsByCells;
    return each.name === 'min_kl_weight' && isOfPyro ? { ...each, default: 1e-6 } : each;
  });
  const plan = definitionOf(own, isOfPyro ? (value) => value : float32);
  return isArgument
    ? { ...plan, note: 'The warm-up is an argument of train itself here: what plan_kwargs say of it does not count.' }
    : plan;
}

const plain = planOf({});
const plans: ReadonlyMap<string, Definition> = new Map(Object.entries(models).map(([name, model]) => [name, planOf(model)]));

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
  reads: {
    field: 'libraries',
    library: 'scvi-tools',
    what: 'the weight of the KL term in `plan_kwargs`, of the models of `scvi.external`, too',
    where: 'Python',
  },
  marks: () => [planKey, ofEpochs, ofSteps],
  recognise: (site) => {
    const { node } = site;
    if (node.kind !== 'call' || !node.callee.endsWith(`.${method}`)) return undefined;
    if (![planKey, ofEpochs, ofSteps].some((name) => argumentOf(node, name, -1))) return undefined;
    const model = site.follow({ kind: 'name', name: node.callee.slice(0, -method.length - 1), range: node.calleeRange });
    const [, place, name] = made.exec(model?.callee ?? '') ?? [];
    if (name === undefined || (place === 'external.' && !ofExternal.includes(name))) return undefined;
    const own = Object.hasOwn(models, name) ? models[name]! : {};
    if (own.isArgument !== true && !argumentOf(node, planKey, -1)) return undefined;
    return { definition: plans.get(name) ?? plain, arguments: [], given: givenAt(site, node, own) };
  },
};

/** What a call of `train` says: its epochs, and the arguments of its plan, of which None is 0. The warm-up may be an argument of its own. */
function givenAt(site: Site, node: CallNode, { isArgument, run, takesRun }: Model): readonly FoundParameter[] {
  const plan = argumentOf(node, planKey, -1);
  const written = parameters.map(({ name }) => {
    const isOwn = name === 'max_epochs' || (isArgument === true && (name === ofEpochs || name === ofSteps));
    const inPlan = plan?.kind === 'mapping' ? entryOf(plan, name)?.value : undefined;
    const value = isOwn ? argumentOf(node, name, name === 'max_epochs' ? 0 : -1) : inPlan;
    const isUnset = value?.kind === 'null';
    // Of its own arguments None is what is done by default.
    if (isUnset && (name === ofSteps || name === 'max_epochs')) return [];
    const result = value && site.value(value);
    const number = isUnset ? 0 : result?.ok === true ? asNumber(result.value) : undefined;
    const [origin, literal] = result?.ok === true ? [result.origin, result.literal] : [{ kind: 'literal' } as const, undefined];
    return number === undefined ? [] : [{ name, value: number, node: value, origin, literal }];
  });
  const said = written.flat();
  const length = said.find(({ name }) => name === 'max_epochs') ?? (run === undefined ? undefined : byDefault('max_epochs', run));
  const isOfRun = ({ name, node: value }: FoundParameter): boolean => takesRun === true && name === ofEpochs && value?.kind === 'null';
  const found = [
    ...said.filter(({ name }) => name !== 'max_epochs').map((each) => (isOfRun(each) ? { ...each, value: length!.value } : each)),
    ...(length ? [length] : []),
  ];
  const hasEpochs = found.some(({ name, value }) => name === ofEpochs && value !== 0) && !found.some(({ name }) => name === ofSteps);
  const known = site.run.stepsPerEpoch();
  const batches = known ? [fromElsewhere(perEpoch, known)] : [];
  return [...found, ...(hasEpochs ? [byDefault(ofSteps, 0)] : []), ...batches];
}
