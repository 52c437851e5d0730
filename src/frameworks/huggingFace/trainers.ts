// The trainers that read these keys, each in its own way.
import { say } from '../../core/message';
import type { Trainer } from './claimTrainer';
import { warmupOfTransformers } from './trainerDefinitions';
import type { ReleaseOptions } from '../release';

/** The learning rate of each class of arguments, where it is left out (transformers 5.24, trl 1.16). */
export const defaultRates: Readonly<Record<string, { readonly library: string; readonly value: number }>> = {
  TrainingArguments: { library: 'transformers', value: 5e-5 },
  Seq2SeqTrainingArguments: { library: 'transformers', value: 5e-5 },
  SentenceTransformerTrainingArguments: { library: 'sentence_transformers', value: 5e-5 },
  SFTConfig: { library: 'trl', value: 2e-5 },
  DPOConfig: { library: 'trl', value: 1e-6 },
  GRPOConfig: { library: 'trl', value: 1e-6 },
  KTOConfig: { library: 'trl', value: 1e-6 },
  RLOOConfig: { library: 'trl', value: 1e-6 },
  RewardConfig: { library: 'trl', value: 1e-4 },
};

/** transformers' own Trainer. */
export function transformersTrainer(options: ReleaseOptions): Trainer {
  return {
    selector: 'lr_scheduler_type',
    rate: 5e-5,
    ...warmupOfTransformers(options),
    keys: { epochs: 'num_train_epochs', epochsByDefault: 3, batch: 'per_device_train_batch_size', batchByDefault: 8 },
  };
}

/** Keys that tell a config of axolotl. */
export const axolotlKeys = ['base_model'];

/** axolotl (067b021): a warm-up of 3 %, but of 100 steps at most, where none is given; a ratio is rounded down; one step of warm-up is two. */
export const axolotl: Trainer = {
  selector: 'lr_scheduler',
  warmup: ({ warmup_steps: steps, warmup_ratio: ratio }, total) => {
    if (typeof steps === 'number') return steps === 1 ? 2 : steps < 1 ? Math.ceil(steps * total) : Math.floor(steps);
    if (typeof ratio === 'number') return Math.floor(ratio * total);
    return Math.min(Math.floor(0.03 * total), 100);
  },
  check: ({ warmup_steps: steps, warmup_ratio: ratio }) =>
    steps !== undefined && ratio !== undefined
      ? [{ parameter: 'warmup_ratio', message: say('axolotl refuses warmup_steps and warmup_ratio together.') }]
      : [],
  keys: { epochs: 'num_epochs', epochsByDefault: 1, batch: 'micro_batch_size', batchByDefault: 1 },
  unknownKeys: ['cosine_min_lr_ratio', 'cosine_constant_lr_ratio', 'lr_quadratic_warmup', 'jagged_restart_steps', 'relora'],
  packs: 'sample_packing',
};
