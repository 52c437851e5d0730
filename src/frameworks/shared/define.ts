// How a framework states a kind of schedule: its parameters, and its value at a whole step.
import { choiceValue, numbersValue, numberValue, pointsValue } from '../../core/methods/values';
import type { ParameterValues } from '../../core/parameter';
import type { Schedule, Unit } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';

/** The values of the parameters of a schedule, those that are left out at their defaults. */
export interface Given {
  readonly all: ParameterValues;
  /** The value of a parameter that is given or has a default. */
  number(name: string): number;
  /** The value of a parameter that may be left out. */
  optional(name: string): number | undefined;
  is(name: string): boolean;
  word(name: string): string;
  numbers(name: string): readonly number[];
  points(name: string): readonly (readonly [number, number])[];
}

/** The values of the parameters of a definition. */
export function given({ parameters }: Pick<Definition, 'parameters'>, values: ParameterValues): Given {
  const initial = parameters.flatMap(({ name, default: value }) =>
    value === undefined || typeof value === 'function' ? [] : [[name, value] as const],
  );
  const all: ParameterValues = { ...Object.fromEntries(initial), ...values };
  return {
    all,
    number: (name) => numberValue(all, name),
    optional: (name) => (typeof all[name] === 'number' ? all[name] : undefined),
    is: (name) => all[name] === true,
    word: (name) => choiceValue(all, name),
    numbers: (name) => numbersValue(all, name),
    points: (name) => pointsValue(all, name),
  };
}

/** A kind of schedule with one value per whole step. */
export interface Rule extends Omit<Definition, 'curves'> {
  /** "lr" where it is left out. */
  readonly quantity?: string;
  /** The value as a function of the step, a whole number from 0 on. */
  readonly value: (values: Given) => (step: number) => number;
  /** How many steps to draw; that of the parameter with the role "total" where it is left out. At least one is drawn. */
  readonly length?: (values: Given) => number;
  /** What a step is, where it is not an optimizer step. */
  readonly unit?: Unit | ((values: Given) => Unit);
  /** What happens past the length: "holds" where it is left out. */
  readonly past?: Schedule['past'];
}

/** A rule as a definition. */
export function define({ quantity = 'lr', value, length, unit = 'step', past = 'holds', ...rest }: Rule): Definition {
  const total = rest.parameters.find(({ role }) => role === 'total')?.name;
  return {
    ...rest,
    curves: (values) => {
      const all = given(rest, values);
      const totalSteps = Math.max(1, Math.ceil(length ? length(all) : (all.optional(total ?? '') ?? 100)));
      return [{ quantity, schedule: wholeSteps(value(all), { totalSteps, unit: typeof unit === 'function' ? unit(all) : unit, past }) }];
    },
  };
}
