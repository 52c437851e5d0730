import type { Definition } from '../../language/find/definition';
import type { Argument } from '../../language/tree/tree';
import { numberOf } from '../parameters';

/** A definition that takes some more arguments, and does not read them. */
export function withIgnored(definition: Definition, ignored: readonly Argument[]): Definition {
  const more = ignored.flatMap(({ name }) =>
    name
      ? [numberOf(name.text, 'A number that is not read', 'none', { optional: true, isQuiet: true, isIgnored: true, positional: false })]
      : [],
  );
  return more.length === 0 ? definition : { ...definition, parameters: [...definition.parameters, ...more] };
}
