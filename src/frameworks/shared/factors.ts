// Kinds of schedules that trainers state as a factor of the rate.
import type { Definition } from '../../language/find/definition';
import type { Given } from './define';

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
