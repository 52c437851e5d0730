import { say } from '../core/message';
import type { Rule } from './rule';

/** A key that another kind of schedule of the same family reads, and this one does not: `decay_rate` beside timm's cosine. */
export const ignoredKey: Rule = {
  code: 'ignored-key',
  severity: 'hint',
  isUnused: true,
  summary: 'a key that the chosen kind of schedule does not read',
  check: ({ definition, parameters }) =>
    parameters.flatMap(({ name, node }) => {
      const isIgnored = definition?.parameters.some((parameter) => parameter.name === name && parameter.isIgnored === true);
      if (!node || isIgnored !== true) return [];
      return [{ message: say('{name} does not count: {kind} does not read it.', { name, kind: definition!.name }), range: node.range }];
    }),
};
