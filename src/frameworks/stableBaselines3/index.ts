// Stable-Baselines3: its schedules, which are asked with the part of the run that is left (stable-baselines3 2.9, common/utils.py). Drawn by what is done.
import type { Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import { callsOf } from '../shared/callsOf';
import { overRun } from '../shared/run/overRun';
import { numberOf } from '../shared/parameters';
import { byUpdates, isOfAlgorithm } from './algorithms';

const source = 'stable_baselines3.common.utils';

const linear = (name: string): Definition => ({
  source,
  name,
  formula: 'start + (end − start) · p/end_fraction, then end; p the part of the run that is done',
  summary: 'Goes in a straight line to end, which it reaches at end_fraction of the run',
  note: 'An algorithm that collects more steps than the run has asks for parts below 0, and end holds there.',
  parameters: [
    numberOf('start', 'The first value', 'rate', { role: 'base' }),
    numberOf('end', 'The last value', 'rate'),
    numberOf('end_fraction', 'The part of the run at which it is reached', 'fraction', { domain: { above: 0 } }),
  ],
  curves: ({ start, end, end_fraction: share }) => {
    const [from, to, part] = [Number(start), Number(end), Number(share)];
    const at = (done: number) => (done > part ? to : from + (done * (to - from)) / part);
    return [{ quantity: 'lr', schedule: overRun(at, [part]) }];
  },
});

const constant = (name: string, parameter: string): Definition => ({
  source,
  name,
  formula: parameter,
  summary: 'Stays at one value',
  parameters: [numberOf(parameter, 'The value', 'rate', { role: 'base' })],
  curves: (values) => [{ quantity: 'lr', schedule: overRun(() => Number(values[parameter]), []) }],
});

const calls = callsOf(
  {
    name: 'stableBaselines3',
    reads: {
      field: 'control',
      library: 'Stable-Baselines3 and sbx',
      what: '`LinearSchedule`, `get_linear_fn` and functions of the progress that remains, update by update where the algorithm and `learn` say how many there are',
      where: 'Python',
    },
  },
  [source],
  [linear('LinearSchedule'), linear('get_linear_fn'), constant('ConstantSchedule', 'val'), constant('FloatSchedule', 'value_schedule')],
);

/** The schedules of Stable-Baselines3. */
export const framework: Framework = {
  ...calls,
  marks: (options) => [...calls.marks(options), 'stable_baselines3', 'sb3_contrib', 'sbx'],
  adapt: (claim, site) => (isOfAlgorithm(site) ? byUpdates(claim, site) : undefined),
};
