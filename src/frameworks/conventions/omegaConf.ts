// OmegaConf's configs: its own resolvers, and `???` (omegaconf 2.3).
import { say } from '../../core/message';
import type { Convention } from '../../language/resolve/convention';
import { fail, NOT_CONSTANT } from '../../language/resolve/reasons';
import { asNumber } from '../../language/resolve/values';
import type { Node } from '../../language/tree/tree';

/** Whether a text is arithmetic with references: `${epochs} * 195`, which is handed over as it stands. */
export const isComputedText = (node: Node): boolean =>
  node.kind === 'string' && node.expression?.kind === 'operation' && node.expression.operands.some(hasReference);

const hasReference = (node: Node): boolean =>
  node.kind === 'reference' ||
  (node.kind === 'operation' && node.operands.some(hasReference)) ||
  (node.kind === 'call' && node.arguments.some(({ value }) => hasReference(value)));

/** Configs with interpolations. */
export const omegaConf: Convention = {
  name: 'omegaconf',
  resolvers: {
    'oc.env': (call, place) => {
      const [variable, fallback] = call.arguments;
      const isName = variable?.value.kind === 'string' || variable?.value.kind === 'name';
      const name = isName ? place.text(variable.value) : '';
      if (!fallback) return fail(say('The environment variable {name} is only known when the program runs.', { name }), call);
      const result = place.value(fallback.value);
      return result.ok ? { ...result, origin: { kind: 'environment', variable: name } } : result;
    },
    'oc.decode': (call, place) => {
      const [text, ...others] = call.arguments;
      if (!text || others.length > 0) return fail(NOT_CONSTANT, call);
      const result = place.value(text.value);
      if (!result.ok || typeof result.value !== 'string') return result;
      const number = asNumber(result.value);
      // Only a number is certain to be meant: `[1, 2]` and `{a: 1}` are decoded, too.
      return number === undefined ? fail(NOT_CONSTANT, call) : { ...result, value: number };
    },
  },
  missing: '???',
  asText: (node) => (isComputedText(node) ? say('OmegaConf does not compute, and hands over a text.') : undefined),
};
