// OmegaConf's configs: its own resolvers, and `???` (omegaconf 2.3).
import { say } from '../../core/message';
import type { Convention } from '../../language/resolve/convention';
import { fail } from '../../language/resolve/reasons';

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
  },
  missing: '???',
};
