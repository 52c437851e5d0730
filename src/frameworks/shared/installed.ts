// How the installed library is asked for what a schedule does: the arguments of its own call.
import type { ParameterValues } from '../../core/parameter';
import type { Definition } from '../../language/find/definition';
import type { InstalledCall } from '../../language/find/kind';
import { groupCount, othersOf, valueOf } from './groups';

const counted = ['steps', 'epochs', 'count'];

/** The call of a definition's own name with the values that are given: those of its parameters that can stand by position. */
export function installedCall({ name, parameters }: Pick<Definition, 'name' | 'parameters'>, values: ParameterValues): InstalledCall {
  const given = parameters.filter((each) => each.positional === true && values[each.name] !== undefined);
  return {
    name,
    arguments: Object.fromEntries(
      given.map((each) => {
        const [first, others] = [values[each.name]!, othersOf(values, each.name)];
        return [each.name, others ? [first as number, ...others] : first];
      }),
    ),
    integers: given
      .filter(({ name: each, unit, domain }) => {
        const isCount = counted.includes(unit) || each === 'last_epoch' || (domain !== undefined && 'integer' in domain);
        return isCount && Number.isInteger(values[each]);
      })
      .map((each) => each.name),
  };
}

/** The same of a scheduler that is given an optimizer. */
export function schedulerCall(definition: Pick<Definition, 'name' | 'parameters'>, values: ParameterValues): InstalledCall {
  const groups = Array.from({ length: groupCount(values) }, (_, group) => ({
    lr: values.lr === undefined ? 1 : valueOf(values, 'lr', group),
    ...(values.initial_lr !== undefined && { initial_lr: valueOf(values, 'initial_lr', group) }),
  }));
  return { ...installedCall(definition, values), groups };
}
