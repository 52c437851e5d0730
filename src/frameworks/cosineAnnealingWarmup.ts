import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { warmupRestarts } from './shared/warmupRestarts';

const source = 'cosine_annealing_warmup';

/** The scheduler of cosine_annealing_warmup (katsura-jp/pytorch-cosine-annealing-with-warmup at 12d03c0). */
export const framework: Framework = callsOf(
  {
    name: 'cosineAnnealingWarmup',
    reads: { field: 'libraries', library: 'cosine_annealing_warmup', what: '`CosineAnnealingWarmupRestarts`', where: 'Python' },
  },
  [source, `${source}.scheduler`],
  [warmupRestarts(source, { top: 0.1, low: 0.001, gamma: 1 }, 'Each cycle is as high as the first unless gamma says otherwise.')],
);
