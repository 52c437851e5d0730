// Hugging Face's Trainer and those that build on it: keys of a config, TrainingArguments in Python, and the functions of transformers.optimization.
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { CallNode, MappingNode, Node } from '../../language/tree/tree';
import { argumentsOf, claimTrainer, hasOneOf, type Trainer } from './claimTrainer';
import { axolotl, axolotlKeys, defaultRates, rateIn, transformersTrainer } from './trainers';
import { withOptimizers } from './givenOptimizers';
import { claimDiffusers } from './diffusers';
import { claimFunction, claimTorchtune, functionNames } from './functions';
import { multipliers } from './multipliers';

/** Keys that only transformers' Trainer has: where one stands beside a learning rate, its schedule is there, too. */
const telling = [
  'per_device_train_batch_size',
  'per_device_eval_batch_size',
  'num_train_epochs',
  'eval_strategy',
  'evaluation_strategy',
  'lr_scheduler_kwargs',
];

/** The learning rate of a Trainer. */
export const framework: Framework = {
  name: 'huggingFace',
  reads: {
    library: 'Hugging Face',
    what: '`lr_scheduler_type` and the keys beside it, `TrainingArguments` and the configs of TRL, `get_scheduler` and the `get_..._schedule` functions of transformers and diffusers',
    where: 'Python, YAML, JSON, TOML',
  },
  marks: () => [
    'lr_scheduler_type',
    'lr_scheduler',
    'learning_rate',
    ...Object.keys(defaultRates),
    ...functionNames,
    'get_piecewise_constant_schedule',
  ],
  recognise,
};

function recognise(site: Site): Claim | undefined {
  const { node, place, options } = site;
  const tuned = claimTorchtune(site);
  if (tuned) return tuned;
  if (!options.bareWords)
    return node.kind === 'call' ? (claimArguments(site, node) ?? claimFunction(site, node) ?? claimDiffusers(site, node)) : undefined;
  const around = place.ancestors.at(-1);
  const key = place.path.at(-1);
  if (!around || around.scope) return undefined;
  if (key === 'lr_scheduler_type') return claimKey(site, around, transformersTrainer(options));
  if (key === 'lr_scheduler') return hasOneOf(around, axolotlKeys) ? claimKey(site, around, axolotl) : undefined;
  if (key !== 'learning_rate' || hasOneOf(around, ['lr_scheduler_type', 'lr_scheduler'])) return undefined;
  if (hasOneOf(around, telling)) return claimTrainer(site, 'linear', argumentsOf(around), transformersTrainer(options));
  return hasOneOf(around, axolotlKeys) ? claimTrainer(site, 'cosine', argumentsOf(around), axolotl) : undefined;
}

/** The key that names the kind of schedule. A name that is none is a problem only where other keys tell whose it is. */
function claimKey(site: Site, around: MappingNode, trainer: Trainer): Claim | undefined {
  const name = site.word(site.node);
  if (name === undefined || (!(name in multipliers) && !isPlainly(name, around))) return undefined;
  return claimTrainer(site, name, argumentsOf(around), trainer, site.node);
}

/** Kinds of schedules that there are, but that depend on more than the step, or that trainers add. */
const others = ['reduce_lr_on_plateau', 'greedy', 'rex', 'one_cycle'];

const isPlainly = (name: string, around: MappingNode): boolean =>
  !others.includes(name) && hasOneOf(around, [...telling, 'output_dir']) && hasOneOf(around, ['learning_rate']);

/** `TrainingArguments(...)` and its kin. */
function claimArguments(site: Site, node: CallNode): Claim | undefined {
  const { callee, options } = site;
  const [, library, name = ''] = /^(transformers|trl|sentence_transformers)\.(?:.*\.)?(\w+)$/.exec(callee ?? '') ?? [];
  const rate = library === undefined || !Object.hasOwn(defaultRates, name) ? undefined : defaultRates[name];
  if (rate === undefined || rate.library !== library) return undefined;
  const selector = node.arguments.find((each) => each.name?.text === 'lr_scheduler_type')?.value;
  const word = selector ? kindAt(site, selector) : 'linear';
  if (word === undefined || others.includes(word)) return undefined;
  const trainer = { ...transformersTrainer(options), rate: rateIn(rate, options) };
  return withOptimizers(claimTrainer(site, word, node.arguments, trainer, selector), site);
}

/** The kind that a string or a member of SchedulerType names. */
function kindAt(site: Site, node: Node): string | undefined {
  const member = node.kind === 'name' ? /(?:^|\.)SchedulerType\.(\w+)(?:\.value)?$/.exec(node.name)?.[1] : undefined;
  return member?.toLowerCase() ?? site.word(node);
}
