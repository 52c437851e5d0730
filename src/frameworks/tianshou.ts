// Tianshou: the only schedule that it has itself (tianshou 2.0, algorithm/optim.py); its others are PyTorch's.
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { numberOf } from './shared/parameters';
import * as the from './shared/usual';

const source = 'tianshou.algorithm.optim';
const count = { domain: { min: 1, integer: true } } as const;

/** The schedule of Tianshou. */
export const framework: Framework = callsOf(
  { name: 'tianshou', reads: { field: 'control', library: 'Tianshou', what: '`LRSchedulerFactoryLinear`', where: 'Python' } },
  [source],
  [
    define({
      source,
      name: 'LRSchedulerFactoryLinear',
      quantity: 'factor',
      formula: '1 − t/(⌈epoch_num_steps/collection_step_num_env_steps⌉ · max_epochs)',
      summary: 'A factor of the rate that falls in a straight line to 0',
      note: 'A step is one of the training, behind each collection. One more than those falls below 0.',
      parameters: [
        numberOf('max_epochs', ...the.runEpochs, count),
        numberOf('epoch_num_steps', 'The steps of the environment in an epoch', 'count', count),
        numberOf('collection_step_num_env_steps', 'The steps of the environment in a collection', 'count', count),
      ],
      value: (values) => {
        const perEpoch = Math.ceil(values.number('epoch_num_steps') / values.number('collection_step_num_env_steps'));
        return (step) => 1 - step / (perEpoch * values.number('max_epochs'));
      },
      length: (values) =>
        Math.ceil(values.number('epoch_num_steps') / values.number('collection_step_num_env_steps')) * values.number('max_epochs'),
      past: 'goes on',
    }),
  ],
);
