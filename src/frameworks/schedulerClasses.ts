// Libraries for tables and time series whose models are given a class of torch and a dict of its arguments: TabNet (pytorch_tabnet 4.1, callbacks.py), Darts
// (0.48, pl_forecasting_module.py), NeuralForecast (3.3, common/_base_model.py) and PyTorch Tabular (1.2, models/base_model.py).
import { wholeSteps } from '../core/computed/wholeSteps';
import type { Unit } from '../core/schedule';
import type { Definition } from '../language/find/definition';
import { byDefault, type FoundParameter, fromElsewhere } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { KnownNumber } from '../language/resolve/origin';
import type { Argument, CallNode, Node } from '../language/tree/tree';
import { lastPart } from '../language/tree/walk';
import { entryArguments } from './shared/entryArguments';
import { argumentOf } from './shared/optimizer';
import { countedIn, withCurves } from './shared/run/stepping';
import { byCallee, module as torchModule } from './torch/classes';
import { releaseOf } from './torch/release';
import { torchDefinition } from './torch/torchDefinition';

/** How the models of a library are given a scheduler. */
interface Taker {
  /** What is called. */
  readonly of: RegExp;
  readonly scheduler: string;
  readonly options: string;
  /** The rate itself, or the dict of arguments of the optimizer. */
  readonly rate?: Setting;
  readonly ofOptimizer?: Setting;
  readonly unit: Unit;
  /** Among the arguments of the scheduler or beside it: whether it is stepped with each batch. */
  readonly batches?: { readonly name: string; readonly value: string | boolean };
  /** The length of the run in that unit. */
  readonly run?: Setting;
  /** It halves the rate so many times over the run where it is given no scheduler. */
  readonly halvings?: string;
}

/** An argument, and what it is where it is left out; some models of a library may have other values of their own. */
interface Setting {
  readonly name: string;
  readonly byDefault: number;
  readonly ofModels?: Readonly<Record<string, number>>;
  /** It is an argument of the call that `TabularModel` is given under this name, beside the call that is looked at. */
  readonly beside?: string;
}

/** The same for each of these models. */
const each = (value: number, ...models: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(models.map((model) => [model, value]));
const slower = ['DLinear', 'NLinear', 'VanillaTransformer', 'Informer', 'Autoformer', 'PatchTST', 'FEDformer'];
/** How often NeuralForecast halves the rate. */
const halvings = 'num_lr_decays';

const takers: readonly Taker[] = [
  {
    of: /^pytorch_tabnet\.\w+\.TabNet\w+$/,
    scheduler: 'scheduler_fn',
    options: 'scheduler_params',
    ofOptimizer: { name: 'optimizer_params', byDefault: 2e-2 },
    unit: 'epoch',
    batches: { name: 'is_batch_level', value: true },
  },
  {
    of: /^darts\.models\.(?:\w+\.)*\w+$/,
    scheduler: 'lr_scheduler_cls',
    options: 'lr_scheduler_kwargs',
    ofOptimizer: { name: 'optimizer_kwargs', byDefault: 1e-3 },
    unit: 'epoch',
    batches: { name: 'interval', value: 'step' },
    run: { name: 'n_epochs', byDefault: 100 },
  },
  {
    of: /^neuralforecast\.models\.(?:\w+\.)*\w+$/,
    scheduler: 'lr_scheduler',
    options: 'lr_scheduler_kwargs',
    rate: { name: 'learning_rate', byDefault: 1e-3, ofModels: each(1e-4, ...slower, 'TimesNet', 'TimeLLM') },
    unit: 'step',
    run: { name: 'max_steps', byDefault: 1_000, ofModels: { ...each(5_000, ...slower), TimeLLM: 5 } },
    halvings,
  },
  {
    of: /^pytorch_tabular\.(?:config\.)*OptimizerConfig$/,
    scheduler: 'lr_scheduler',
    options: 'lr_scheduler_params',
    rate: { name: 'learning_rate', byDefault: 1e-3, beside: 'model_config' },
    unit: 'epoch',
    batches: { name: 'lr_scheduler_interval', value: 'step' },
    run: { name: 'max_epochs', byDefault: 10, beside: 'trainer_config' },
  },
];

/** Arguments of Lightning's own that Darts takes out of the scheduler's. */
const ofLightning = ['monitor', 'interval', 'frequency', 'strict', 'name'];

/** The schedulers that models of these libraries are given. */
export const framework: Framework = {
  name: 'schedulerClasses',
  reads: {
    field: 'science',
    library: 'TabNet, Darts, NeuralForecast and PyTorch Tabular',
    what: "a scheduler of PyTorch that a model is given with a dict of its arguments: `scheduler_fn`, `lr_scheduler_cls`, `lr_scheduler`; NeuralForecast's `num_lr_decays`",
    where: 'Python',
  },
  language: 'python',
  marks: () => ['scheduler_fn', 'lr_scheduler_cls', 'lr_scheduler', halvings],
  recognise: (site) => {
    const { node, callee = '' } = site;
    const taker = node.kind === 'call' ? takers.find(({ of }) => of.test(callee)) : undefined;
    return node.kind === 'call' && taker ? claimOf(site, node, taker) : undefined;
  },
};

function claimOf(site: Site, node: CallNode, taker: Taker): Claim | undefined {
  const given = argumentOf(node, taker.scheduler, -1);
  if (!given || given.kind === 'null') return taker.halvings === undefined ? undefined : claimHalved(site, node, taker);
  const name = classAt(site, given);
  const kind = name === undefined ? undefined : byCallee.get(name);
  const written = argumentOf(node, taker.options, -1);
  const all = written ? dictAt(site, written) : [];
  if (!kind || !all) return undefined;
  const { batches } = taker;
  const often = all.find((each) => each.name?.text === 'frequency')?.value;
  if (often && !(often.kind === 'number' && often.value === 1)) return undefined;
  const stepped = [...all, ...node.arguments].find((each) => each.name?.text === batches?.name)?.value;
  const isByBatch = stepped !== undefined && 'value' in stepped && stepped.value === batches?.value;
  const unit = isByBatch ? 'step' : taker.unit;
  const own = [...ofLightning, batches?.name];
  const definition = countedIn(torchDefinition(kind, releaseOf(site.options)), unit);
  return {
    definition: withRunOf(site, node, unit === taker.unit ? taker : undefined, asTabNet(site, definition, unit)),
    arguments: [...rateOf(site, node, taker).written, ...all.filter((each) => !own.includes(each.name?.text))],
    given: rateOf(site, node, taker).given,
    label: taker.scheduler,
  };
}

/** NeuralForecast's own: the rate is halved so many times over the run. */
function claimHalved(site: Site, node: CallNode, taker: Taker): Claim | undefined {
  const count = numberAt(site, argumentOf(node, halvings, -1));
  const steps = runOf(site, node, taker);
  if (count === undefined || !(count.value > 0) || !steps) return undefined;
  const length = Math.max(Math.floor(steps.value / count.value), 1);
  const definition = torchDefinition(byCallee.get(`${torchModule}.StepLR`)!, releaseOf(site.options));
  return {
    definition: withRunOf(site, node, taker, definition),
    arguments: rateOf(site, node, taker).written,
    given: [...rateOf(site, node, taker).given, byDefault('step_size', length), byDefault('gamma', 0.5)],
    label: halvings,
  };
}

/** The full name of a class that stands there, or of one of torch that a text names. */
function classAt(site: Site, node: Node): string | undefined {
  if (node.kind === 'string') return `${torchModule}.${node.value}`;
  if (node.kind !== 'name') return undefined;
  const { range, name } = node;
  return site.inside({ kind: 'call', callee: name, calleeRange: range, range, arguments: [], closed: true }).callee;
}

/** What a dict has, or a call of `dict`; undefined where that is not known. */
function dictAt(site: Site, node: Node): readonly Argument[] | undefined {
  const found = node.kind === 'name' ? site.follow(node)?.node : node;
  if (found?.kind === 'mapping') return entryArguments(found.entries);
  return found?.kind === 'call' && found.callee === 'dict' ? found.arguments : undefined;
}

/** What TabNet does besides: its callback steps a scheduler behind an epoch only where it has something to judge the epoch by. */
function asTabNet(site: Site, definition: Definition, unit: Unit): Definition {
  if (!site.callee!.startsWith('pytorch_tabnet.')) return definition;
  if (unit === 'step')
    return {
      ...definition,
      note: 'fit takes is_batch_level out of the dict: a second fit, or another model that is given the same dict, steps once an epoch.',
    };
  const fits = site
    .calls('fit')
    .flatMap(({ node }) => (node.kind === 'call' && node.callee === `${site.place.path.at(-1)}.fit` ? [node] : []));
  if (fits.length === 0 || fits.some(isEvaluated)) return definition;
  const constant = withCurves(definition, (curves) =>
    curves.map((curve) => ({
      ...curve,
      schedule: wholeSteps(() => curve.schedule.at(0), { totalSteps: curve.schedule.totalSteps, unit }),
    })),
  );
  return { ...constant, note: 'Without an eval_set for fit TabNet never steps its scheduler: the rate stays what it is.' };
}

/** Whether a training may have data to evaluate by. */
function isEvaluated(fit: CallNode): boolean {
  const data = argumentOf(fit, 'eval_set', 2);
  const isNothing = !data || data.kind === 'null' || (data.kind === 'list' && data.items.length === 0);
  return !isNothing || fit.arguments.some(({ spread }) => spread);
}

/** The rate as it is written, or as it is by default. */
function rateOf(
  site: Site,
  node: CallNode,
  { rate, ofOptimizer }: Taker,
): { readonly written: readonly Argument[]; readonly given: readonly FoundParameter[] } {
  const nothing = { written: [], given: [] };
  const named = (value: Node): Argument => ({ name: { text: 'lr', range: value.range }, value, range: value.range });
  if (ofOptimizer === undefined) {
    const value = rate && !rate.beside ? argumentOf(node, rate.name, -1) : undefined;
    if (value) return { written: [named(value)], given: [] };
    const known = rate && settingAt(site, node, rate);
    return known ? { written: [], given: [fromElsewhere('lr', known)] } : nothing;
  }
  const options = argumentOf(node, ofOptimizer.name, -1);
  if (!options) return { written: [], given: [byDefault('lr', ofOptimizer.byDefault)] };
  const all = dictAt(site, options);
  const value = all?.find(({ name }) => name?.text === 'lr')?.value;
  // An optimizer that is given other arguments has its own rate, which hangs on its class.
  return value ? { written: [named(value)], given: [] } : nothing;
}

function withRunOf(site: Site, node: CallNode, taker: Taker | undefined, definition: Definition): Definition {
  const run = taker && runOf(site, node, taker);
  return run ? { ...definition, run } : { ...definition, hasOwnSteps: true };
}

const runOf = (site: Site, node: CallNode, { run }: Taker): KnownNumber | undefined => run && settingAt(site, node, run);

/** What a setting is for a call; undefined where that is not known. */
function settingAt(site: Site, node: CallNode, setting: Setting): KnownNumber | undefined {
  const place = setting.beside === undefined ? site.inside(node) : callBeside(site, node, setting.beside);
  if (place?.node.kind !== 'call' || place.node.arguments.some(({ spread }) => spread)) return undefined;
  const written = argumentOf(place.node, setting.name, -1);
  if (written) return numberAt(place, written);
  return { value: setting.ofModels?.[lastPart(site.callee!)] ?? setting.byDefault, origin: { kind: 'default' } };
}

/** The call that a model of PyTorch Tabular has under this name beside the one of its optimizer. */
function callBeside(site: Site, { range }: CallNode, name: string): Site | undefined {
  for (const model of site.calls('TabularModel')) {
    const led = (argument: string): Site | undefined => {
      const value = model.node.kind === 'call' ? argumentOf(model.node, argument, -1) : undefined;
      return value?.kind === 'call' ? model.inside(value) : value && model.follow(value);
    };
    const found = led('optimizer_config')?.node.range.from === range.from ? led(name) : undefined;
    if (found?.callee?.startsWith('pytorch_tabular.') === true) return found;
  }
  return undefined;
}

function numberAt(site: Site, node: Node | undefined): KnownNumber | undefined {
  const result = node && site.value(node);
  return result?.ok === true && typeof result.value === 'number' ? { value: result.value, origin: result.origin } : undefined;
}
