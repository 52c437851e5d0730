import type { Question } from '../../resolve/question';
import type { DefinedParameter } from '../definition';

/** What is asked for a parameter of the schedule with this label. The length of the run is one number, whatever each library calls it. */
export function questionOf(parameter: DefinedParameter, label: string): Question {
  const { name, ask, asksRun } = parameter;
  const question = { parameter, text: ask! };
  return asksRun ? { key: `run.${asksRun}`, about: undefined, ...question } : { key: `${label}.${name}`, about: label, ...question };
}
