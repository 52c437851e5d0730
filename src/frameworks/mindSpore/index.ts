import type { Framework } from '../../language/find/framework';
import { callsOf } from '../shared/callsOf';
import { classes } from './classes';
import { lists, source } from './lists';

/** The schedules of MindSpore. */
export const framework: Framework = callsOf(
  {
    name: 'mindSpore',
    reads: {
      field: 'libraries',
      library: 'MindSpore',
      what: '`nn.cosine_decay_lr` and the other lists of rates, `nn.CosineDecayLR` and the other classes that are asked for the rate of a step',
      where: 'Python',
    },
  },
  [source, `${source}.dynamic_lr`, `${source}.learning_rate_schedule`],
  [...lists, ...classes],
);
