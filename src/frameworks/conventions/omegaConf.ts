// OmegaConf's configs: its own resolvers, and `???` (omegaconf 2.3).
import { type Message, say } from '../../core/message';
import type { Convention } from '../../language/resolve/convention';
import { fail, NOT_CONSTANT } from '../../language/resolve/reasons';
import { isNowhere } from '../../language/resolve/references';
import { asNumber } from '../../language/resolve/values';
import type { Node } from '../../language/tree/tree';

/** Whether a text is arithmetic with references: `${epochs} * 195`, which is handed over as it stands. */
export const isComputedText = (node: Node): boolean =>
  node.kind === 'string' && node.expression?.kind === 'operation' && node.expression.operands.some(hasReference);

const hasReference = (node: Node): boolean =>
  node.kind === 'reference' ||
  (node.kind === 'operation' && node.operands.some(hasReference)) ||
  (node.kind === 'call' && node.arguments.some(({ value }) => hasReference(value)));

/** Whether a value is left to be given elsewhere. */
const isMarked = ({ sentence }: Message): boolean => sentence.includes('is marked as missing');

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
    'oc.select': (call, place) => {
      const [key, fallback, ...others] = call.arguments;
      const path = key && place.text(key.value).replace(/^(["'])(.*)\1$/, '$2');
      if (path === undefined || others.length > 0 || !/^\.*[\w-]+(?:\.[\w-]+|\[\w+\])*$/.test(path)) return fail(NOT_CONSTANT, call);
      const at = (way: string) => place.value({ kind: 'reference', path: way, range: key!.value.range });
      const found = at(path);
      if (found.ok || !fallback || !(isNowhere(found.reason) || isMarked(found.reason))) return found;
      // Where not even the first key is there, the file may be a part of a config that has it.
      const [first] = /^\.*[\w-]+/.exec(path)!;
      const around = first === path ? found : at(first);
      return isMarked(found.reason) || around.ok || !isNowhere(around.reason) ? place.value(fallback.value) : found;
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
