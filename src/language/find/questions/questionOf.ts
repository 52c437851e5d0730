import type { Question } from '../../resolve/question';
import type { DefinedParameter } from '../definition';

/** The key of what is asked for a parameter of the schedule with this label alone. */
export const keyOf = (label: string, { name }: Pick<DefinedParameter, 'name'>): string => `${label}.${name}`;

/** What is asked for a parameter of the schedule with this label. The length of the run is one number, whatever each library calls it, and so is what a name of the file stands for. */
export function questionOf(parameter: DefinedParameter, label: string): Question {
  const { ask, asksRun, isOfFile, name } = parameter;
  const question = { parameter, text: ask! };
  const shared = asksRun ? `run.${asksRun}` : isOfFile ? name : undefined;
  return shared === undefined
    ? { key: keyOf(label, parameter), about: label, ...question }
    : { key: shared, about: undefined, ...question };
}
