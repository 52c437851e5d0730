import type { Parameter } from '../parameter';
import { numberParameter } from './parameters';

/** The parameters of every method that come first, in positional order. */
export const leadingParameters: readonly Parameter[] = [
  {
    name: 'method',
    aliases: [],
    description: 'The name of the method',
    unit: 'none',
    kind: 'choice',
    role: 'selector',
    positional: true,
  },
  numberParameter('base_weight', 'The weight w that the curve is scaled to', 'weight', {
    aliases: ['w', 'weight', 'max_weight'],
    role: 'base',
    positional: true,
    default: 1,
  }),
  numberParameter('total_steps', 'The number of steps T that the curve takes', 'steps', {
    aliases: ['T', 'steps', 'max_steps', 'num_steps'],
    role: 'total',
    positional: true,
    domain: { above: 0 },
  }),
];

/** The parameters of every method that are given by keyword only. */
export const keywordParameters: readonly Parameter[] = [
  numberParameter('step', 'The step whose value is asked for', 'steps', { aliases: ['t'], role: 'probe', optional: true }),
  numberParameter(
    'start_weight',
    'The weight where the shape is 0: the curve is start_weight + (base_weight − start_weight) · shape',
    'weight',
    { default: 0, isQuiet: true },
  ),
  numberParameter('total_epochs', 'Instead of total_steps: the number of epochs that the curve takes, which then counts epochs', 'epochs', {
    aliases: ['epochs'],
    role: 'total',
    insteadOf: 'total_steps',
    domain: { above: 0 },
  }),
  numberParameter('until', 'Instead of total_steps: the step at which the curve ends, the delay included', 'steps', {
    aliases: ['end_step'],
    role: 'total',
    insteadOf: 'total_steps',
    domain: { above: 0 },
  }),
  numberParameter('delay', "Steps spent at the curve's first value before it begins; total_steps counts from their end", 'steps', {
    default: 0,
    isQuiet: true,
    domain: { min: 0 },
  }),
  numberParameter('delay_epochs', 'Instead of delay: the same in epochs', 'epochs', { insteadOf: 'delay', domain: { min: 0 } }),
  numberParameter(
    'steps_per_epoch',
    'The steps of an epoch, where one of length and delay is given in steps and the other in epochs',
    'count',
    {
      optional: true,
      domain: { above: 0 },
    },
  ),
  {
    name: 'reverse',
    aliases: [],
    description: 'Run the shape from total_steps to 0',
    unit: 'none',
    kind: 'switch',
    default: false,
    isQuiet: true,
  },
];
