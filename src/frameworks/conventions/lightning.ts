import type { Convention } from '../../language/resolve/convention';

/** Lightning's Trainer: it ends with the first of its limits, and may take a part of the data only. */
export const lightning: Convention = {
  name: 'lightning',
  run: {
    calls: /^Trainer$/,
    names: { accumulation: ['accumulate_grad_batches'] },
    limits: { steps: 'max_steps', epochs: 'max_epochs', counts: 'first' },
    batchLimits: ['overfit_batches', 'limit_train_batches'],
    endsEarly: ['fast_dev_run'],
  },
};
