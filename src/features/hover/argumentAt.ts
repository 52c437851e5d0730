import { checkValues } from '../../core/checkValues';
import type { Parameter, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import type { Range } from '../../language/tree/tree';
import { type FoundParameter, type FoundSchedule, parameterOf } from '../../language/find/found';

/** An argument that the pointer is on, and what the schedule would be with other values of it. */
export interface HoveredArgument {
  readonly parameter: Parameter;
  readonly found: FoundParameter;
  readonly variants: readonly { readonly value: number; readonly schedule: Schedule }[];
}

/** The argument at an offset, on its value or its name; none where that is the name of the method. */
export function argumentAt(schedule: FoundSchedule, offset: number, text: string): HoveredArgument | undefined {
  const { definition, parameters } = schedule;
  const selector = parameterOf(schedule, 'selector');
  const found = parameters.find(
    (each) => each !== selector && each.node && startOf(each.node.range.from, text) <= offset && offset <= each.node.range.to,
  );
  const parameter = found && definition?.parameters.find(({ name }) => name === found.name);
  if (!parameter) return undefined;
  const values: ParameterValues = Object.fromEntries(
    parameters.filter(({ origin }) => origin.kind !== 'default').map(({ name, value }) => [name, value]),
  );
  const isShape = parameter.kind === 'number' && parameter.role !== 'probe' && typeof found.value === 'number' && found.value !== 0;
  const others = isShape && schedule.totalSteps !== undefined ? [found.value / 2, found.value * 2] : [];
  return {
    parameter,
    found,
    variants: others.flatMap((value) => {
      const changed = { ...values, [found.name]: value };
      const other = checkValues([parameter], changed).length === 0 ? curveWith(schedule, changed) : undefined;
      return other ? [{ value, schedule: other }] : [];
    }),
  };
}

/** The first curve with these values; undefined where they do not go together. */
function curveWith({ definition }: FoundSchedule, values: ParameterValues): Schedule | undefined {
  try {
    return definition!.curves(values)[0]?.schedule;
  } catch {
    return undefined;
  }
}

/**
 * The schedule that has an argument at an offset which stands outside of it: a key beside the one that names the schedule, as `warmup_ratio` stands
 * beside `lr_scheduler_type`.
 */
export function scheduleOfArgumentAt(schedules: readonly FoundSchedule[], offset: number, text: string): FoundSchedule | undefined {
  const isThere = ({ node }: FoundParameter) => node && startOf(node.range.from, text) <= offset && offset <= node.range.to;
  return schedules.find(({ parameters }) => parameters.some(isThere));
}

/** The name and the value of an argument. */
export function rangeOfArgument({ found: { node } }: HoveredArgument, text: string): Range | undefined {
  return node && { from: startOf(node.range.from, text), to: node.range.to };
}

/** Where an argument begins whose value begins at an offset: at its name, where it has one. */
function startOf(from: number, text: string): number {
  const name = /[\w.-]+["']?\s*[=:]\s*["']?$/.exec(text.slice(Math.max(from - 60, 0), from));
  return from - (name?.[0].length ?? 0);
}
