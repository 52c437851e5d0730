// Stable-Baselines3: its schedules, which are asked with the part of the run that is left (stable-baselines3 2.9, common/utils.py). Drawn by what is done.
import type { Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { callsOf } from '../shared/callsOf';
import { overRun } from '../shared/run/overRun';
import { numberOf } from '../shared/parameters';
import { byUpdates, isOfAlgorithm } from './algorithms';

const source = 'stable_baselines3.common.utils';

const linear = (name: string): Definition => ({
  source,
  name,
  takesNoMore: true,
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
  takesNoMore: true,
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
  [
    linear('LinearSchedule'),
    linear('get_linear_fn'),
    constant('ConstantSchedule', 'val'),
    constant('constant_fn', 'val'),
    constant('FloatSchedule', 'value_schedule'),
    constant('get_schedule_fn', 'value_schedule'),
  ],
);

/**
 * Whether a call only hands on what is no number that is known here: another schedule, which is found by itself, or what stays at something. Nobody needs the curve
 * of that, so nobody is asked for it.
 */
function isOfUnknown(site: Site): boolean {
  const { node, callee = '' } = site;
  if (node.kind !== 'call' || !/\.(?:ConstantSchedule|constant_fn|FloatSchedule|get_schedule_fn)$/.test(callee)) return false;
  const given = node.arguments[0]?.value;
  return given !== undefined && !site.value(given).ok;
}

/** The schedules of Stable-Baselines3. */
export const framework: Framework = {
  ...calls,
  recognise: (site) => (isOfUnknown(site) ? undefined : calls.recognise(site)),
  marks: (options) => [...calls.marks(options), 'stable_baselines3', 'sb3_contrib', 'sbx'],
  adapt: (claim, site) => (isOfAlgorithm(site) ? byUpdates(claim, site) : undefined),
};
