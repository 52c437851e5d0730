// Hugging Face's Trainer and those that build on it: keys of a config, TrainingArguments in Python, and the functions of transformers.optimization.
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { type ArgumentsClass, argumentsClass, classOfCall } from './argumentsClass';
import { entryArguments } from '../shared/entryArguments';
import { claimTrainer, hasOneOf, type Trainer } from './claimTrainer';
import { axolotl, axolotlKeys } from './axolotl';
import {
  alignAnything,
  defaultRates,
  isAlignAnything,
  isLlamaFactory,
  isOpenInstruct,
  isSwift,
  llamaFactory,
  openInstruct,
  rateIn,
  swift,
  transformersTrainer,
} from './trainers';
import { withOptimizers } from './givenOptimizers';
import { claimDiffusers } from './diffusers';
import { claimFunction, claimTorchtune, functionNames } from './functions';
import { kindAt } from './kindAt';
import { multipliers } from './multipliers';
import { claimPlateau, plateauName } from './plateau';

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
    field: 'libraries',
    library: 'Hugging Face',
    what: '`lr_scheduler_type` and the keys beside it, those of axolotl, LLaMA-Factory and align-anything, too, `TrainingArguments` and the configs of TRL, `get_scheduler` and the `get_..._schedule` functions of transformers and diffusers',
    where: 'Python, YAML, JSON, TOML, shell scripts',
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

/** The keys at which a schedule stands. */
const ownKeys = ['lr_scheduler_type', 'lr_scheduler', 'learning_rate'];

function recognise(site: Site): Claim | undefined {
  const { node, place, options } = site;
  const tuned = claimTorchtune(site);
  if (tuned) return tuned;
  if (!options.bareWords) {
    if (node.kind === 'mapping') return claimClass(site);
    if (node.kind !== 'call') return undefined;
    const made = classOfCall(site);
    const given = node.arguments;
    const defaults = made?.fields.filter(({ name }) => !given.some((each) => each.name?.text === name?.text)) ?? [];
    return (
      claimArguments(site, made?.callee ?? site.callee, [...given, ...defaults]) ?? claimFunction(site, node) ?? claimDiffusers(site, node)
    );
  }
  const around = place.ancestors.at(-1);
  const key = place.path.at(-1);
  if (!around || around.scope || !ownKeys.includes(key ?? '')) return undefined;
  if (isAlignAnything(around, place.path.at(-2))) return key === 'lr_scheduler_type' ? claimKey(site, around, alignAnything) : undefined;
  if (isOfOther(around)) return undefined;
  const byName = isOpenInstruct(around)
    ? openInstruct(around)
    : isLlamaFactory(around)
      ? llamaFactory(options)
      : transformersTrainer(options);
  const [trainer, otherwise] = isSwift(around) ? [swift(around, options), 'cosine'] : [byName, 'linear'];
  if (key === 'lr_scheduler_type') return claimKey(site, around, trainer);
  if (key === 'lr_scheduler') return hasOneOf(around, axolotlKeys) ? claimKey(site, around, axolotl) : undefined;
  if (key !== 'learning_rate' || hasOneOf(around, ['lr_scheduler_type', 'lr_scheduler'])) return undefined;
  if (hasOneOf(around, telling) && !hasOneOf(around, ofLoopsByHand))
    return claimTrainer(site, otherwise, entryArguments(around.entries), trainer);
  return hasOneOf(around, axolotlKeys) ? claimTrainer(site, 'cosine', entryArguments(around.entries), axolotl) : undefined;
}

/** What programs have that take over the names of transformers, but not its Trainer, most of all what they call the warm-up: its schedule is not theirs. */
const ofTrainersByHand = [
  'per_gpu_train_batch_size',
  // The batches of BERT's own scripts.
  ...['train_batch_size', 'predict_batch_size'],
  ...['warmup_proportion', 'warmup_fraction', 'warmup_percent', 'warmup_pct', 'lr_warmup_ratio'],
  // Those of MaxText and its kin.
  ...['per_device_batch_size', 'warmup_steps_fraction', 'learning_rate_schedule_steps'],
  ...['warmup_epochs', 'num_warmup_epochs', 'num_warmup_steps', 'lr_warmup_steps', 'warmup_updates', 'warmup_iters'],
];

/** What transformers calls otherwise: beside it, only a name tells of a schedule of transformers. Such is the trainer of pythae, which has none by default. */
const ofLoopsByHand = ['num_epochs', 'n_epochs', 'max_epochs', 'scheduler_cls'];

/** Whether the key is that of another trainer: one that calls the rate otherwise, as verl does, or PaddleNLP's pretraining, which falls to a rate of its own. */
const isOfOther = (around: MappingNode): boolean =>
  // Behind the form of kohya's sd-scripts, which has no class of its own to schedule the rate.
  hasOneOf(around, ['lr_scheduler_num_cycles', 'lr_scheduler_power']) ||
  (!hasOneOf(around, ['learning_rate', ...telling]) && hasOneOf(around, ['lr', 'base_lr'])) ||
  hasOneOf(around, ['min_learning_rate', ...ofTrainersByHand]) ||
  isWithoutWarmUp(around) ||
  (hasOneOf(around, ['input_dir']) && hasOneOf(around, ['tensor_parallel_degree', 'pipeline_parallel_degree']));

/** Whether a trainer that calls its epochs otherwise says nothing of a warm-up: what that is by default is not known, as of align-anything's options. */
const isWithoutWarmUp = (around: MappingNode): boolean =>
  hasOneOf(around, ['epochs']) && !hasOneOf(around, [...telling, 'warmup_ratio', 'warmup_steps', ...axolotlKeys]);

/** The key that names the kind of schedule. A name that is none is a problem only where other keys tell whose it is. */
function claimKey(site: Site, around: MappingNode, trainer: Trainer): Claim | undefined {
  const name = site.word(site.node);
  if (name === plateauName && isPlainlyTrainer(around)) return claimPlateau(site, entryArguments(around.entries), trainer, site.node);
  const isKnown = name !== undefined && (name in multipliers || trainer.ownNames?.includes(name) === true);
  if (name === undefined || (!isKnown && !isPlainly(name, around))) return undefined;
  return claimTrainer(site, name, entryArguments(around.entries), trainer, site.node);
}

/** Kinds of schedules that there are, but that depend on more than the step, or that trainers add. */
const others = ['reduce_lr_on_plateau', 'greedy', 'rex', 'one_cycle'];

const isPlainly = (name: string, around: MappingNode): boolean => !others.includes(name) && isPlainlyTrainer(around);

const isPlainlyTrainer = (around: MappingNode): boolean =>
  hasOneOf(around, [...telling, 'output_dir']) && hasOneOf(around, ['learning_rate']);

/** Fields that say something of the schedule. */
const ofSchedule = ['learning_rate', 'lr_scheduler_type', 'warmup_ratio', 'warmup_steps', 'lr_scheduler_kwargs'];

/** A dataclass of the script whose fields are those of `TrainingArguments`, with other defaults. */
function claimClass(site: Site): Claim | undefined {
  const made = argumentsClass(site);
  const { node } = site;
  if (!made || node.kind !== 'mapping' || !made.fields.some(({ name }) => ofSchedule.includes(name!.text))) return undefined;
  // What the class itself sets when it is made is not what its fields say.
  if (node.entries.some(({ key }) => key && ofSchedule.includes(key.text.replace(/^self\./, '')) && key.text.startsWith('self.')))
    return undefined;
  const claim = claimArguments(site, made.callee, made.fields);
  return claim && { ...claim, ...asDefaults(claim, node, made) };
}

/** A claim of a class: its name, its head as what stands for it, and a word on what may take the place of its defaults. */
function asDefaults({ definition }: Claim, { scopeName }: MappingNode, { head }: ArgumentsClass) {
  return {
    ...(scopeName !== undefined && { label: scopeName }),
    range: head,
    ...(definition && { definition: { ...definition, note: definition.note === undefined ? ofClass : `${definition.note} ${ofClass}` } }),
  };
}

const ofClass = 'These are the defaults of a class: a command line, a file or a call of it may give others.';

/** `TrainingArguments(...)` and its kin, by the full name of the class. */
function claimArguments(site: Site, callee: string | undefined, written: readonly Argument[]): Claim | undefined {
  const { options } = site;
  const [, library, name = ''] = /^(transformers|trl|sentence_transformers)\.(?:.*\.)?(\w+)$/.exec(callee ?? '') ?? [];
  const rate = library === undefined || !Object.hasOwn(defaultRates, name) ? undefined : defaultRates[name];
  if (rate === undefined || rate.library !== library) return undefined;
  const selector = written.find((each) => each.name?.text === 'lr_scheduler_type')?.value;
  const word = selector ? kindAt(site, selector) : 'linear';
  const trainer = { ...transformersTrainer(options), rate: rateIn(rate, options) };
  if (word === plateauName) return withOptimizers(claimPlateau(site, written, trainer, selector!), site);
  if (word === undefined || others.includes(word)) return undefined;
  return withOptimizers(claimTrainer(site, word, written, trainer, selector), site);
}
