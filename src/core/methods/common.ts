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
  numberParameter('delay', "Steps spent at the curve's first value before it begins; total_steps counts from their end", 'steps', {
    default: 0,
    isQuiet: true,
    domain: { min: 0 },
  }),
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
