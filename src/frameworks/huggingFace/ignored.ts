import type { ParameterValues } from '../../core/parameter';
import type { Definition } from '../../language/find/definition';
import type { Argument } from '../../language/tree/tree';
import { numberOf } from '../shared/parameters';

/** A definition that takes some more arguments, and does not read them. */
export function withIgnored(definition: Definition, ignored: readonly Argument[]): Definition {
  const more = ignored.flatMap(({ name }) =>
    name
      ? [numberOf(name.text, 'A number that is not read', 'none', { optional: true, isQuiet: true, isIgnored: true, positional: false })]
      : [],
  );
  if (more.length === 0) return definition;
  const isRead = ([name]: readonly [string, unknown]) => !more.some((each) => each.name === name);
  const read = (values: ParameterValues) => Object.fromEntries(Object.entries(values).filter(isRead));
  return { ...definition, parameters: [...definition.parameters, ...more], curves: (values) => definition.curves(read(values)) };
}
