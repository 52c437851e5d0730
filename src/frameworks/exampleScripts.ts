// The scripts of diffusers' examples and those of transformers without a Trainer, by the options that they are started with; many programs took them over.
// (huggingface/diffusers at 0.40, examples/text_to_image/train_text_to_image.py; transformers 5.24, examples/pytorch/language-modeling/run_clm_no_trainer.py)
import type { Framework } from '../language/find/framework';
import { claimTrainer, hasOneOf, type Trainer } from './huggingFace/claimTrainer';
import { multipliers } from './huggingFace/multipliers';
import { isSdScripts } from './sdScripts/telling';
import { entryArguments } from './shared/entryArguments';

/** The option that names the kind, by that of the warm-up beside it. */
const selectors = { lr_scheduler: 'lr_warmup_steps', lr_scheduler_type: 'num_warmup_steps' } as const;

/** The kinds that need no more than these options. */
const kinds = ['linear', 'cosine', 'cosine_with_restarts', 'polynomial', 'constant', 'constant_with_warmup', 'inverse_sqrt'];
/** Those with more than a warm-up, which have options for it. */
const shaped = ['cosine_with_restarts', 'polynomial'];
const renamed = { lr_num_cycles: 'num_cycles', lr_power: 'power', max_train_steps: 'max_steps' };

/**
 * Both of accelerate's counts are times the processes, each of which steps the scheduler: so the warm-up takes so many updates, whatever the number
 * of processes.
 */
const trainerOf = (selector: keyof typeof selectors): Trainer => ({
  selector,
  warmup: ({ warmup_steps: steps = 0 }) => Number(steps),
  renamed: { ...renamed, [selectors[selector]]: 'warmup_steps' },
  keys: { epochs: 'num_train_epochs', batch: 'train_batch_size', batchByDefault: 8 },
  own: (name) => (shaped.includes(name) ? multipliers[name] : undefined),
});

/** The learning rate of a script that is started with the options of these examples. */
export const framework: Framework = {
  name: 'exampleScripts',
  reads: {
    field: 'generation',
    library: 'Examples of diffusers and transformers',
    what: '`--lr_scheduler` beside `--lr_warmup_steps`, `--lr_scheduler_type` beside `--num_warmup_steps`, also of programs after them',
    where: 'shell scripts',
  },
  language: 'shell',
  marks: () => Object.values(selectors),
  recognise: (site) => {
    const { node, place } = site;
    const around = place.ancestors.at(-1);
    const key = place.path.at(-1);
    if (!around || (key !== 'lr_scheduler' && key !== 'lr_scheduler_type') || !hasOneOf(around, [selectors[key]])) return undefined;
    // What the rate is multiplied with is known only where the script runs.
    if (hasOneOf(around, ['scale_lr']) || !hasOneOf(around, ['learning_rate']) || isSdScripts((name) => hasOneOf(around, [name])))
      return undefined;
    const name = site.word(node);
    if (name === undefined || !kinds.includes(name)) return undefined;
    return claimTrainer(site, name, entryArguments(around.entries), trainerOf(key), node);
  },
};
