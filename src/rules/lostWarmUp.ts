import { say } from '../core/message';
import { parameterOf } from '../language/find/found';
import type { Rule } from './rule';

/** `lr_scheduler_type: constant` beside a warm-up: the kind has none, but there is another one that has. */
export const lostWarmUp: Rule = {
  code: 'lost-warm-up',
  severity: 'warning',
  summary: 'a warm-up beside a kind of schedule that has none',
  check: (found, text) => {
    const { parameters, definition } = found;
    const kind = parameterOf(found, 'selector');
    const other = definition?.select?.('constant_with_warmup');
    if (kind?.value !== 'constant' || !other) return [];
    return parameters.flatMap(({ name, value, node }) => {
      if (!name.startsWith('warmup_') || !node || Number(value) === 0) return [];
      const at = kind.literal && text.slice(kind.literal.from, kind.literal.to);
      const fix = at?.includes('constant') === true && {
        title: say('Change to {text}', { text: other.name }),
        edits: [{ range: kind.literal!, text: at.replace('constant', other.name) }],
      };
      return [
        {
          message: say('{name} does not count: {kind} has no warm-up, {other} has one.', { name, kind: 'constant', other: other.name }),
          range: node.range,
          ...(fix !== false && { fixes: [fix] }),
        },
      ];
    });
  },
};
