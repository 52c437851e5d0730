import type { Convention } from '../../language/resolve/convention';
import { epochLoopKey, loopKey } from '../../language/tree/loopKey';

/**
 * The keys by which configs and scripts of whoever it may be say how long a run is, the plainest first: several trainers share each of them, and
 * people who write their own loop take them over. What one trainer alone says, or means otherwise, is a convention of its own.
 */
export const anyTrainer: Convention = {
  name: 'any trainer',
  run: {
    names: {
      total: [
        'total_steps',
        'max_steps',
        'total_training_steps',
        'num_training_steps',
        'num_train_steps',
        'max_train_steps',
        'train_steps',
        'training_steps',
        'train_iters',
        'max_iters',
        'max_iter',
        'total_iters',
        'total_iter',
        'num_iterations',
        'max_updates',
        'max_update',
        'total_timesteps',
        'n_timesteps',
      ],
      vagueTotal: [
        'max_iterations',
        'total_iterations',
        'total_num_steps',
        'num_updates',
        'num_iters',
        'n_iters',
        'niters',
        'iterations',
        'num_steps',
        'steps',
        loopKey,
      ],
      epochs: ['epochs', 'num_epochs', 'max_epochs', 'max_train_epochs', 'n_epochs', 'total_epochs', 'train_epochs', 'max_epoch', 'epoch', epochLoopKey],
      stepsPerEpoch: ['steps_per_epoch', 'iters_per_epoch', 'iterations_per_epoch', 'updates_per_epoch', 'num_steps_per_epoch'],
      dataset: ['dataset_size', 'num_train_samples', 'train_samples', 'num_examples', 'num_train_examples', 'train_size'],
      globalBatch: ['global_batch_size'],
      batch: ['batch_size', 'train_batch_size', 'micro_batch_size', 'batch_size_per_gpu'],
      accumulation: ['gradient_accumulation_steps', 'grad_accumulation_steps', 'grad_accum', 'accumulation_steps'],
      processes: ['num_processes', 'world_size'],
      devices: ['devices', 'num_gpus', 'num_gpu', 'n_gpus', 'gpus'],
      nodes: ['num_nodes', 'nnodes'],
      dropLast: ['drop_last'],
      section: [
        'trainer',
        'training',
        'train',
        'optimization',
        'training_arguments',
        'training_args',
        'train_args',
        'data',
        'dataset',
        'datamodule',
        'dataloader',
        'train_dataloader',
        'train_loader',
      ],
    },
  },
};
