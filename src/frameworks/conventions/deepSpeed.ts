import type { Convention } from '../../language/resolve/convention';

/** DeepSpeed's JSON, in which `train_batch_size` is what all processes take in one step, accumulation included. */
export const deepSpeed: Convention = {
  name: 'deepspeed',
  run: {
    names: { batch: ['train_micro_batch_size_per_gpu'], section: ['deepspeed', 'deepspeed_config', 'ds_config'] },
    keys: ['train_micro_batch_size_per_gpu', 'zero_optimization', 'steps_per_print', 'zero_allow_untested_optimizer'],
    wholeBatch: { key: 'train_batch_size', text: /^\s*\{/ },
  },
};
