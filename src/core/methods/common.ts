import type { Parameter } from './method';

/** The parameters of every method that come first, in positional order. */
export const leadingParameters: readonly Parameter[] = [
  {
    name: 'method',
    aliases: [],
    description: 'The name of the method',
    unit: 'none',
    kind: 'choice',
    positional: true,
  },
  {
    name: 'base_weight',
    aliases: ['w', 'weight', 'max_weight'],
    description: 'The weight w that the curve is scaled to',
    unit: 'weight',
    kind: 'number',
    positional: true,
    default: 1,
  },
  {
    name: 'total_steps',
    aliases: ['T', 'steps', 'max_steps', 'num_steps'],
    description: 'The number of steps T that the curve takes',
    unit: 'steps',
    kind: 'number',
    positional: true,
    domain: { above: 0 },
  },
];

/** The parameters of every method that are given by keyword only. */
export const keywordParameters: readonly Parameter[] = [
  {
    name: 'step',
    aliases: ['t'],
    description: 'The step whose value is asked for',
    unit: 'steps',
    kind: 'number',
    optional: true,
  },
  {
    name: 'start_weight',
    aliases: [],
    description: 'The weight where the shape is 0: the curve is start_weight + (base_weight − start_weight) · shape',
    unit: 'weight',
    kind: 'number',
    default: 0,
  },
  {
    name: 'delay',
    aliases: [],
    description: "Steps spent at the curve's first value before it begins; total_steps counts from their end",
    unit: 'steps',
    kind: 'number',
    default: 0,
    domain: { min: 0 },
  },
  {
    name: 'reverse',
    aliases: [],
    description: 'Run the shape from total_steps to 0',
    unit: 'none',
    kind: 'switch',
    default: false,
  },
];
