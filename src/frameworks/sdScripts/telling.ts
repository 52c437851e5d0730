// What tells a config or a command line of sd-scripts.
import { epochs } from './kinds';

/** Keys that only these have: two of them tell one. */
const telling = [
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
const ofExamples = ['num_train_epochs', 'checkpointing_steps', 'validation_prompt', 'instance_data_dir', 'dataset_name'];

/** Whether keys are those of sd-scripts. */
export const isSdScripts = (has: (key: string) => boolean): boolean => telling.filter(has).length > 1 && !ofExamples.some(has);
