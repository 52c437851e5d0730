import type { Convention } from '../../language/resolve/convention';

/** MosaicML's Composer: its times have units. Batches are steps; seconds, epochs and tokens are not, and a bare number means one or the other. */
export const composer: Convention = {
  name: 'composer',
  run: {
    names: { total: ['max_duration'], globalBatch: ['global_train_batch_size'] },
    steps: { max_duration: /^(\d+)ba$/ },
    keys: ['scale_schedule_ratio'],
    scales: { max_duration: 'scale_schedule_ratio' },
  },
};
