import type { Askable } from '../../language/find/asked/askable';
import { namesIn } from './pythonText';
import { signatureAt } from './signature';
import { stepParameter } from './stepNames';

/** The names that may be the step of something: only one where that is certain. */
export function stepsOf(text: string, { kind, node: { range }, place }: Askable): readonly string[] {
  const names =
    kind === 'expression'
      ? namesIn(text.slice(range.from, range.to)).map(({ name }) => name)
      : (signatureAt(text, range.from)?.parameters ?? []).map(({ name }) => name).filter((name) => !/^(?:self|cls)$/.test(name));
  const sure = stepParameter(names, [place]);
  return sure ? [sure.name] : names;
}
