// Kinds of schedules that trainers state as a factor of the rate.
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given } from './define';

/** A kind whose value is a factor of the rate. */
export interface FactorKind extends Pick<Definition, 'formula' | 'summary' | 'note' | 'parameters'> {
  readonly factor: (values: Given) => (step: number) => number;
}

/** The value of a kind: the rate, whose parameter has this name, times its factor. */
export const timesRate =
  (rate: string, factor: FactorKind['factor']) =>
  (values: Given): ((step: number) => number) => {
    const [top, at] = [values.number(rate), factor(values)];
    return (step) => top * at(step);
  };

/** The definitions of a trainer's kinds by their names; `common` are the parameters that all of them have, the rate among them. */
export const factorKinds = (
  source: string,
  kinds: Readonly<Record<string, FactorKind>>,
  rate: string,
  common: readonly DefinedParameter[],
): ReadonlyMap<string, Definition> =>
  new Map(
    Object.entries(kinds).map(([name, { factor, parameters, ...texts }]) => [
      name,
      define({
        ...texts,
        source,
        readsNumbers: true,
        name,
        parameters: [...common, ...parameters],
        value: timesRate(rate, factor),
        past: 'goes on',
      }),
    ]),
  );
