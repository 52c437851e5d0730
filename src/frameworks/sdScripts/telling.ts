// What tells a config or a command line of sd-scripts.
import type { MappingNode } from '../../language/tree/tree';
import { entryOf } from '../../language/resolve/lookUp';
import { epochs } from './kinds';

/** Keys that only these have: two of them tell one. */
export const telling = [
  ...['network_module', 'network_dim', 'network_alpha', 'unet_lr', 'text_encoder_lr', 'optimizer_type', 'dataset_config', 'train_data_dir'],
  ...['save_every_n_epochs', 'save_every_n_steps', 'max_data_loader_n_workers', 'caption_extension', 'min_snr_gamma', 'noise_offset'],
  ...[
    epochs,
    'lr_scheduler_num_cycles',
    'lr_scheduler_min_lr_ratio',
    'lr_decay_steps',
    'cache_latents',
    'save_model_as',
    'save_precision',
    'network_train_unet_only',
  ],
];

/** Keys of the examples of diffusers, which have some of these, too. */
export const ofExamples = ['num_train_epochs', 'checkpointing_steps', 'validation_prompt', 'instance_data_dir', 'dataset_name'];

/** Whether keys that stand beside each other are those of sd-scripts. */
export function isSdScripts(around: MappingNode): boolean {
  const has = (key: string) => entryOf(around, key) !== undefined;
  return telling.filter(has).length > 1 && !ofExamples.some(has);
}
