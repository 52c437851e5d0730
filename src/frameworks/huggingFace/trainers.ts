// The trainers that read these keys, each in its own way.
import { say } from '../../core/message';
import type { MappingNode } from '../../language/tree/tree';
import { hasOneOf, type Trainer } from './claimTrainer';
import { entryOf } from '../../language/resolve/lookUp';
import type { Multiplier } from './multipliers';
import { multiplierOf, warmupOfTransformers } from './trainerDefinitions';
import { isSince, type ReleaseOptions } from '../shared/release';

/** The class of arguments of a library, and its learning rate where it is left out: of the newest release, and before others. */
interface RateOfClass {
  readonly library: string;
  readonly value: number;
  readonly before?: Readonly<Record</* release */ string, number>>;
}

const ofTransformers = 5e-5;
const ofSentences: RateOfClass = { library: 'sentence_transformers', value: ofTransformers };
const ofTrl = (value: number, ...before: readonly (readonly [release: string, value: number])[]): RateOfClass => ({
  library: 'trl',
  value,
  before: Object.fromEntries(before),
});
const ofSft = ofTrl(2e-5, ['0.12', ofTransformers]);
const ofPreferences = ofTrl(1e-6, ['0.12', ofTransformers]);
const ofOnline = ofTrl(5e-7, ['0.11', ofTransformers]);

/** The learning rate of each class of arguments, where it is left out (transformers 5.24, trl 0.10 to 1.16). */
export const defaultRates: Readonly<Record<string, RateOfClass>> = {
  TrainingArguments: { library: 'transformers', value: ofTransformers },
  Seq2SeqTrainingArguments: { library: 'transformers', value: ofTransformers },
  SentenceTransformerTrainingArguments: ofSentences,
  CrossEncoderTrainingArguments: ofSentences,
  SparseEncoderTrainingArguments: ofSentences,
  MultiVectorEncoderTrainingArguments: ofSentences,
  SFTConfig: ofSft,
  GKDConfig: ofSft,
  DPOConfig: ofPreferences,
  CPOConfig: ofPreferences,
  ORPOConfig: ofPreferences,
  KTOConfig: ofTrl(1e-6, ['0.11', ofTransformers], ['0.12', 5e-7]),
  BCOConfig: ofTrl(5e-7, ['1.0', ofTransformers]),
  GRPOConfig: ofTrl(1e-6),
  RLOOConfig: ofTrl(1e-6, ['0.22', ofTransformers]),
  RewardConfig: ofTrl(1e-4, ['0.24', ofTransformers]),
  OnlineDPOConfig: ofOnline,
  NashMDConfig: ofOnline,
  XPOConfig: ofOnline,
  PRMConfig: ofTrl(1e-5),
};

/** The rate of a class in the release that is used. */
export function rateIn({ library, value, before = {} }: RateOfClass, options: ReleaseOptions): number {
  const earlier = Object.entries(before).find(([release]) => !isSince(options, library, release));
  return earlier ? earlier[1] : value;
}

/** transformers' own Trainer. */
export function transformersTrainer(options: ReleaseOptions): Trainer {
  return {
    selector: 'lr_scheduler_type',
    rate: ofTransformers,
    ...warmupOfTransformers(options),
    keys: { epochs: 'num_train_epochs', epochsByDefault: 3, batch: 'per_device_train_batch_size', batchByDefault: 8 },
  };
}

/** Keys of ms-swift that transformers does not have. */
export const isSwift = (around: MappingNode): boolean =>
  hasOneOf(around, ['tuner_type', 'train_type', 'split_dataset_ratio', 'loss_scale']);

/** ms-swift (3602360, trainers/arguments.py, arguments/sft_args.py): a cosine where nothing is said, and updates of 16 samples at least. */
export function swift(around: MappingNode, options: ReleaseOptions): Trainer {
  const word = (key: string): string | undefined => {
    const value = entryOf(around, key)?.value;
    return value?.kind === 'string' ? value.value : undefined;
  };
  const { warmup, check } = warmupOfTransformers(options);
  return {
    selector: 'lr_scheduler_type',
    rate: (word('tuner_type') ?? word('train_type')) === 'full' ? 1e-5 : 1e-4,
    readsNumbers: true,
    warmup,
    check: (values) => {
      const { warmup_steps: steps, warmup_ratio: ratio } = values;
      if (Number(ratio ?? 0) > 0 && Number(steps ?? 0) > 0)
        return [{ parameter: 'warmup_ratio', message: say('ms-swift refuses warmup_steps and warmup_ratio together.') }];
      // It hands a ratio on in the way that the installed transformers wants it.
      return check?.({ warmup_steps: steps ?? 0 }) ?? [];
    },
    keys: {
      epochs: 'num_train_epochs',
      epochsByDefault: 3,
      batch: 'per_device_train_batch_size',
      batchByDefault: 1,
      ...(word('rlhf_type') !== 'grpo' && {
        accumulationByDefault: (batch, processes) => Math.max(1, Math.ceil(16 / batch / processes)),
      }),
    },
  };
}

/** A key that tells a config of open-instruct: transformers' Trainer is told otherwise what reports. */
export const isOpenInstruct = (around: MappingNode): boolean => hasOneOf(around, ['with_tracking']);

/**
 * open-instruct (e6c3044, open_instruct/finetune.py, dpo_tune_cache.py): a warm-up of 3 % where none is given, rounded down, and two epochs, which are
 * `num_epochs` to its script for preferences. Its script for rewards by rollouts counts its updates otherwise.
 */
export const openInstruct = (around: MappingNode): Trainer => ({
  selector: 'lr_scheduler_type',
  rate: 2e-5,
  warmup: ({ warmup_ratio: ratio = 0.03 }, total) => Math.floor(Number(ratio) * total),
  keys: {
    epochs: hasOneOf(around, ['num_epochs']) ? 'num_epochs' : 'num_train_epochs',
    epochsByDefault: 2,
    batch: 'per_device_train_batch_size',
    batchByDefault: 8,
  },
  unknownKeys: ['final_lr_ratio', 'max_train_steps', 'total_episodes', 'num_mini_batches'],
});

/** Keys of LLaMA-Factory that transformers does not have. */
export const isLlamaFactory = (around: MappingNode): boolean => hasOneOf(around, ['finetuning_type', 'cutoff_len']);

/** LLaMA-Factory (ff6d4d1, train/trainer_utils.py): it works out the parts of a `warmup_stable_decay` that are not given. */
export function llamaFactory(options: ReleaseOptions): Trainer {
  const [name, stable, decay] = ['warmup_stable_decay', 'num_stable_steps', 'num_decay_steps'];
  const theirs = multiplierOf(name, options)!;
  const ours: Multiplier = {
    ...theirs,
    note: 'What follows the warm-up stays for a third of the steps, and falls in the others, as far as they are not given.',
    parameters: theirs.parameters!.map((each) => (each.name === stable || each.name === decay ? { ...each, optional: true } : each)),
    at: (step, run) => {
      const left = run.total - run.warmup;
      const third = Math.floor(left / 3);
      return theirs.at(step, { ...run, values: { [stable]: third, [decay]: left - third, ...run.values } });
    },
  };
  return { ...transformersTrainer(options), readsNumbers: true, own: (word) => (word === name ? ours : undefined) };
}

/** Keys of align-anything, which has its own beside those of transformers. */
export const isAlignAnything = (around: MappingNode, section: string | undefined): boolean =>
  section === 'train_cfgs' && ['lr_warmup_ratio', 'epochs', 'learning_rate'].every((key) => hasOneOf(around, [key]));

/** align-anything (3f9decc, trainers/base/supervised_trainer.py): transformers' schedules with a warm-up that is rounded down. */
export const alignAnything: Trainer = {
  selector: 'lr_scheduler_type',
  renamed: { lr_warmup_ratio: 'warmup_ratio' },
  warmup: ({ warmup_ratio: ratio = 0 }, total) => Math.trunc(Number(ratio) * total),
  keys: { epochs: 'epochs', epochsByDefault: 1, batch: 'per_device_train_batch_size', batchByDefault: 1 },
};
