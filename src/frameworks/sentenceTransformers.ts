// How sentence-transformers trained before it had a Trainer, and still does: `model.fit(train_objectives, scheduler="WarmupLinear", warmup_steps=100)`
// (sentence-transformers 2.2 to 6.2, sentence_transformer/fit_mixin.py and cross_encoder/fit_mixin.py).
import { nearest } from '../core/nearest';
import type { DefinedParameter, Definition } from '../language/find/definition';
import { byDefault, type FoundParameter, fromElsewhere } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import { unknownWord } from '../language/find/problems';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import type { KnownNumber } from '../language/resolve/origin';
import type { CallNode, Node } from '../language/tree/tree';
import { lastPart } from '../language/tree/walk';
import { multipliers } from './huggingFace/multipliers';
import { scheduleOf } from './huggingFace/scheduleOf';
import { argumentOf, defaultRates } from './shared/optimizer';
import { byOptimizer, numberAs, numberOf, settingOf, silent } from './shared/parameters';
import { isSince } from './shared/release';
import * as the from './shared/usual';

const [library, defaultKind, defaultRate] = ['sentence-transformers', 'WarmupLinear', 2e-5];

/** What transformers calls each of its schedulers, by their names in small letters. */
const kinds: Readonly<Record<string, readonly [name: string, multiplier: string]>> = {
  constantlr: ['constantlr', 'constant'],
  warmupconstant: ['WarmupConstant', 'constant_with_warmup'],
  warmuplinear: [defaultKind, 'linear'],
  warmupcosine: ['WarmupCosine', 'cosine'],
  warmupcosinewithhardrestarts: ['WarmupCosineWithHardRestarts', 'cosine_with_restarts'],
};

/** The arguments of the two fits up to those of the optimizer, in their order. */
const orders = {
  SentenceTransformer: ['train_objectives', 'evaluator', 'epochs', 'steps_per_epoch', 'scheduler', 'warmup_steps'],
  CrossEncoder: ['train_dataloader', 'evaluator', 'epochs', 'loss_fct', 'activation_fct', 'scheduler', 'warmup_steps'],
} as const;
type Model = keyof typeof orders;

const ofOptimizer = ['optimizer_class', 'optimizer_params'] as const;
const others = ['weight_decay', 'evaluation_steps', 'output_path', 'save_best_model', 'max_grad_norm', 'use_amp', 'callback'];

/** The argument of a fit. */
function given({ node }: Site, model: Model, name: string): Node | undefined {
  const order: readonly string[] = [...orders[model], ...ofOptimizer];
  return node.kind === 'call' ? argumentOf(node, name, order.indexOf(name)) : undefined;
}

/** The rate in `optimizer_params`; that of the optimizer where these say none. */
function rateOf(site: Site, model: Model): FoundParameter | undefined {
  const written = given(site, model, 'optimizer_params');
  if (!written) return byDefault('lr', defaultRate);
  const options = written.kind === 'name' ? site.follow(written) : site.inside(written);
  if (options?.node.kind !== 'mapping') return undefined;
  const rate = entryOf(options.node, 'lr')?.value;
  if (rate) return numberAs('lr', options.value(rate));
  const optimizer = given(site, model, 'optimizer_class');
  const value = optimizer ? (optimizer.kind === 'name' ? defaultRates[lastPart(optimizer.name)] : undefined) : defaultRates.AdamW;
  return byOptimizer('lr', value);
}

/** A count among the arguments; undefined where it is not known. */
function countOf(site: Site, model: Model, name: string, initial: number): KnownNumber | undefined {
  const written = given(site, model, name);
  const result = written && site.value(written);
  if (!result || (result.ok && result.value === null)) return { value: initial, origin: { kind: 'default' } };
  return result.ok && typeof result.value === 'number' ? { value: result.value, origin: result.origin } : undefined;
}

/** The length that the schedule is made for; undefined where it takes the sizes of the data. */
function totalOf(site: Site, model: Model, isByTrainer: boolean): FoundParameter | undefined {
  const [epochs, perEpoch] = [countOf(site, model, 'epochs', 1), countOf(site, model, 'steps_per_epoch', 0)];
  if (!epochs || !perEpoch) return undefined;
  // The Trainer takes the steps of an epoch for a run of one epoch only.
  const counts = perEpoch.value > 0 && (!isByTrainer || epochs.value === 1);
  const batches = counts ? perEpoch : isByTrainer ? fullBatches(site, model) : site.run.stepsPerEpoch();
  if (!batches) return undefined;
  const value = Math.trunc(batches.value * epochs.value);
  return fromElsewhere(total.name, { value, origin: { kind: 'epochs', epochs, perEpoch: batches } });
}

/** The full batches of the only data that is trained on. */
function fullBatches(site: Site, model: Model): KnownNumber | undefined {
  const { datasetSize } = site.options.run ?? {};
  const loader = datasetSize === undefined ? undefined : loaderOf(site, given(site, model, orders[model][0]));
  const batch = loader?.node.kind === 'call' ? argumentOf(loader.node, 'batch_size', 1) : undefined;
  const result = batch && loader!.value(batch);
  if (datasetSize === undefined || result?.ok !== true || typeof result.value !== 'number') return undefined;
  const size = { value: result.value, origin: result.origin };
  const dataset: KnownNumber = { value: datasetSize, origin: { kind: 'setting', name: 'datasetSize' } };
  return { value: Math.floor(datasetSize / size.value), origin: { kind: 'batches', dataset, factors: [size], isRoundedDown: true } };
}

/** The call that makes the loader of the only objective. */
function loaderOf(site: Site, data: Node | undefined): Site | undefined {
  if (data?.kind === 'name') return site.follow(data);
  if (data?.kind !== 'list') return undefined;
  const [first, ...more] = data.items;
  if (!first || more.length > 0) return undefined;
  return first.kind === 'list' ? loaderOf(site, first.items[0]?.kind === 'name' ? first.items[0] : undefined) : undefined;
}

const total = numberOf('num_train_steps', 'The batches of all epochs', 'steps', {
  role: 'total',
  positional: false,
  domain: { min: 0 },
  ask: 'How many batches do all epochs have?',
});
const full: Partial<DefinedParameter> = { ask: 'How many full batches do all epochs have?', description: 'The full batches of all epochs' };
/** Before 6.2, where there are several objectives. */
const fullOfOne: Partial<DefinedParameter> = {
  ask: 'How many full batches of the smallest objective do all epochs have?',
  description: 'The full batches of the smallest objective in all epochs',
};

const noteOfTrainer =
  'It is made for the full batches of the epochs: updates behind them, of batches that are not full, have what is past its end.';

/** The schedule of a fit. */
function definitionOf([name, key]: readonly [string, string], model: Model, asked: Partial<DefinedParameter> | undefined): Definition {
  const isByTrainer = asked !== undefined;
  const multiplier = multipliers[key]!;
  const own: Readonly<Record<string, DefinedParameter>> = {
    warmup_steps: settingOf('warmup_steps', ...the.warmUpSteps, 10_000, { domain: { min: 0 } }),
  };
  const isEndless = multiplier.isEndless === true;
  const rate = numberOf('lr', 'The rate in optimizer_params', 'rate', {
    role: 'base',
    positional: false,
    from: (site) => rateOf(site, model),
  });
  const length = { ...total, ...asked, from: (site: Site) => totalOf(site, model, isByTrainer) };
  return {
    source: `sentence_transformers.${model}`,
    name,
    formula: multiplier.formula,
    summary: multiplier.summary,
    ...(!isEndless && { note: isByTrainer ? noteOfTrainer : 'One step is a batch of each objective.' }),
    parameters: [
      rate,
      ...[...orders[model], ...ofOptimizer, ...others].map((each) => own[each] ?? silent(each)),
      ...(isEndless ? [] : [length]),
    ],
    curves: (values) => {
      const [lr, warmup, steps] = [values.lr, values.warmup_steps ?? 10_000, values[total.name]].map(Number) as [number, number, number];
      const shown = isEndless ? Math.max(10 * warmup, 1000) : steps;
      return [{ quantity: 'lr', schedule: scheduleOf(multiplier, { rate: lr, total: shown, warmup, values: {} }) }];
    },
  };
}

/** Whose fit a call is; undefined where it is none of the library. */
function modelOf(site: Site, node: CallNode): Model | undefined {
  const { callee, range, arguments: written } = node;
  const made = site.follow({ kind: 'name', name: callee.slice(0, callee.lastIndexOf('.')), range });
  const maker = /^sentence_transformers\.(?:[\w.]+\.)?(SentenceTransformer|CrossEncoder)$/.exec(made?.callee ?? '')?.[1];
  if (maker !== undefined) return maker as Model;
  // The names of its arguments are its own, whatever makes the model.
  const has = (name: string) => written.some((argument) => argument.name?.text === name);
  if (site.imports('sentence_transformers').length === 0) return undefined;
  if (has('train_objectives')) return 'SentenceTransformer';
  return has('train_dataloader') && (has('warmup_steps') || has('optimizer_params')) ? 'CrossEncoder' : undefined;
}

/** The fits of sentence-transformers. */
export const framework: Framework = {
  name: 'sentenceTransformers',
  reads: {
    field: 'language',
    library: 'sentence-transformers',
    what: '`fit` and `old_fit` of a SentenceTransformer or a CrossEncoder, by the batches that each release counts',
    where: 'Python',
  },
  language: 'python',
  marks: () => ['fit', 'old_fit'],
  recognise: (site): Claim | undefined => {
    const { node, options, place } = site;
    const method = node.kind === 'call' ? /\.(fit|old_fit)$/.exec(node.callee)?.[1] : undefined;
    const model = node.kind === 'call' && method !== undefined ? modelOf(site, node) : undefined;
    if (node.kind !== 'call' || !model) return undefined;
    const selector = given(site, model, 'scheduler');
    const word = selector ? site.word(selector) : defaultKind;
    if (word === undefined) return undefined;
    const isByTrainer = method === 'fit' && isSince(options, library, model === 'CrossEncoder' ? '4.0' : '3.0');
    const asked = model === 'CrossEncoder' || isSince(options, library, '6.2') ? full : fullOfOne;
    const kind = kinds[word.toLowerCase()];
    const label = place.path.length === 0 ? { label: node.callee } : {};
    if (kind) return { definition: definitionOf(kind, model, isByTrainer ? asked : undefined), arguments: node.arguments, ...label };
    const near = nearest(
      word,
      Object.values(kinds).map(([name]) => name),
    );
    return {
      definition: undefined,
      source: `sentence_transformers.${model}`,
      arguments: [],
      problems: [unknownWord('method', word, near, selector!.range, null)],
      ...label,
    };
  },
};
