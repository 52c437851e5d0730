// pythae: the weight of the KL term of a VAMP, which its config warms up (pythae 0.1, models/vamp).
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { numberOf } from './shared/parameters';

const source = 'pythae.models';
const steps = 'linear_scheduling_steps';
const calls = callsOf(
  { name: 'pythae', reads: { field: 'libraries', library: 'pythae', what: 'the weight of the KL term of `VAMPConfig`', where: 'Python' } },
  [source, `${source}.vamp`, `${source}.vamp.vamp_config`],
  [
    define({
      source,
      name: 'VAMPConfig',
      quantity: 'weight',
      formula: 'min(1, (t + 1)/linear_scheduling_steps), t the epochs done',
      summary: 'The weight of the KL term rises in a straight line to 1',
      note: 'These steps are epochs, and the first of them has a weight already. In evaluation the weight is 1.',
      parameters: [{ ...numberOf(steps, 'The epochs of the rise', 'epochs', { role: 'total', domain: { min: 0 } }), positional: false }],
      unit: 'epoch',
      value: (values) => (epoch) => Math.min(1, (epoch + 1) / Math.max(values.number(steps), 1)),
    }),
  ],
);

/** The warm-up of a VAMP, where its config has one. */
export const framework: Framework = {
  ...calls,
  recognise: (site) => {
    const { node } = site;
    const isGiven = node.kind === 'call' && node.arguments.some(({ name }) => name?.text === steps);
    return isGiven ? calls.recognise(site) : undefined;
  },
};
