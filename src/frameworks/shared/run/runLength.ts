import type { DefinedParameter } from '../../../language/find/definition';

/** The length of the run where the text says it, for a schedule that has none of its own: so much of it is drawn. */
export const runLength: DefinedParameter = {
  name: 'total_steps',
  aliases: [],
  description: 'The steps of the run',
  unit: 'steps',
  kind: 'number',
  role: 'total',
  optional: true,
  isQuiet: true,
  from: (site) => site.run.total('total_steps'),
};
