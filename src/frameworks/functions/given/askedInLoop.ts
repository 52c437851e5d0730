// What an expression in a loop reads of what nobody knows: `base_lr` and `max_iterations` of `base_lr * (1 - iter_num / max_iterations) ** 0.9`.
import type { ParameterValues } from '../../../core/parameter';
import { Instance } from '../../../interpreter/values/instance';
import { Unknown } from '../../../interpreter/values/unknown';
import { namespaceOf } from '../../../interpreter/modules/smallModules';
import type { Value } from '../../../interpreter/values/value';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import type { Range } from '../../../language/tree/tree';
import { lastPart } from '../../../language/tree/walk';
import { fewest } from '../fewest';
import { type Role, roleNamed } from '../parameterOf';
import { isTotalName, standInsFor } from '../stepNames';
import type { Study } from '../study';
import { bindingsFor, isValue, namesRead, type OpenName } from './openNames';
import { isScaledBy } from './scaledBy';

/** An expression with what has to be asked for. */
export interface AskedInLoop {
  readonly names: readonly string[];
  readonly study: (values: ParameterValues) => Study | undefined;
}

const most = 5;

/**
 * Which names in an expression have to be asked for, and what it is with values for them; undefined where none of them are enough. `around` is
 * what the file says of the parameters around it, `studyWith` what the expression is with names bound besides.
 */
export function askedInLoop(
  { place, node, text }: Site,
  step: string,
  around: ReadonlyMap<string, Value>,
  studyWith: (bound: ReadonlyMap<string, Value>, values: ParameterValues) => Study | undefined,
): AskedInLoop | undefined {
  const isBound = (name: string) =>
    name !== step && place.ancestors.some((scope) => scope.ofClass !== true && entriesNamed(scope, name).some(isValue));
  const open = namesRead(text.slice(node.range.from, node.range.to), isBound);
  if (!open || open.length === 0 || open.length > most) return undefined;
  const studied = (values: ParameterValues) => {
    const bound = bindingsFor(
      open.filter((each) => typeof values[each.text] === 'number').map((each): [OpenName, Value] => [each, values[each.text] as number]),
    );
    return bound && studyWith(new Map([...bound].map(([name, value]) => [name, withKnown(value, around.get(name))])), values);
  };
  const names = fewest(
    open.map((each) => each.text),
    (asked) => studied(standInsFor(asked)) !== undefined,
  );
  return names && names.length > 0 ? { names, study: studied } : undefined;
}

/** An object with what is known of it besides. */
function withKnown(made: Value, known: Value | undefined): Value {
  if (!(made instanceof Instance) || !(known instanceof Instance)) return made;
  return namespaceOf(new Map([...[...known.attributes].filter(([, value]) => !(value instanceof Unknown)), ...made.attributes]));
}

/** The length of the run, where that is asked for and answered. */
export function totalIn(asked: AskedInLoop | undefined, values: ParameterValues): number | undefined {
  const name = asked?.names.find((each) => isTotalName(lastPart(each)) && typeof values[each] === 'number');
  return name === undefined ? undefined : (values[name] as number);
}

/** What something that is asked for does for the curve as a whole. */
export function roleOf({ names, study }: AskedInLoop, name: string): Role | undefined {
  const role = roleNamed(name);
  return role && isScaledBy(name, role, (values) => study({ ...standInsFor(names), ...values })) ? role : undefined;
}

/** Whether a loop that stands in a range trains something, going by what is called in it. */
export const trainsIn = (text: string, { from, to }: Range): boolean => training.test(text.slice(from, to));

const training = /\.backward\(|\boptim\w*\.step\(|\.param_groups\b|\bscaler\.step\(/;
