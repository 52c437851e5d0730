import { defaultOf } from '../core/checkValues';
import type { Parameter, ParameterValue } from '../core/parameter';
import { functionOf, type Kind, parameterIn } from '../language/find/kind';
import { frontEndOf, type Language } from '../language/index';
import type { SnippetPlace } from './snippetPlace';

/** A schedule with tab stops and choices, in VS Code's snippet syntax, as it has to stand at a place of a text in this language; over a run of so many steps, where that is known. */
export function snippetText(kind: Kind, language: Language, place: Omit<SnippetPlace, 'replace'>, run?: number): string {
  const syntax = frontEndOf(language).writing;
  // A string takes the other kind of quote inside.
  const word = place.quoted === "'" ? (text: string) => syntax.word(text).replaceAll("'", '"') : syntax.word;
  const keyOf = place.flow === true ? syntax.keyInBrackets : syntax.key;
  let stop = 0;
  const field = (text: string) => `\${${++stop}:${escaped(text)}}`;
  const choice = (texts: readonly string[]) => `\${${++stop}|${texts.map((text) => escaped(text).replace(/[,|]/g, '\\$&')).join(',')}|}`;
  const key = place.kind === 'value' ? '' : place.kind === 'keyword' ? `${field('weight')}=` : keyOf(field('weight'));
  const argument = (parameter: Parameter) => {
    if (parameter.role === 'total') {
      const inEpochs = kind.parameters.filter(({ unit, insteadOf }) => unit === 'epochs' && insteadOf === parameter.name);
      return `${choice([parameter, ...inEpochs].map(({ name }) => name))}=${field(run === undefined ? syntax.total : grouped(run, syntax.total))}`;
    }
    const value = defaultOf(parameter, 10_000);
    if (parameter.role === 'base' && place.number !== undefined) return `${parameter.name}=${field(place.number)}`;
    if (parameter.kind === 'choice') {
      const [first = '', ...others] = [...new Set([String(value), ...(parameter.choices ?? [])])];
      return `${parameter.name}=${word('\0').replace('\0', choice([first, ...others]))}`;
    }
    return `${parameter.name}=${field(literal(value ?? example(parameter)))}`;
  };
  // What every kind takes and most leave out is not written.
  const own = kind.parameters.filter(
    ({ role, isQuiet, optional, insteadOf }) => role === undefined && isQuiet !== true && optional !== true && insteadOf === undefined,
  );
  const scaled = [parameterIn(kind, 'base'), parameterIn(kind, 'total')].filter((parameter) => parameter !== undefined);
  const list = [word(kind.name), ...[...scaled, ...own].map(argument)];
  const quote = place.quoted ? '' : place.flow === true ? syntax.quoteInBrackets : syntax.quote;
  return `${escaped(place.before)}${key}${quote}${functionOf(kind)}(${list.join(', ')})${quote}${escaped(place.after)}$0`;
}

/** A number of steps with its digits grouped, or not, as an example of the language has them. */
function grouped(steps: number, like: string): string {
  const digits = String(steps);
  return like.includes('_') && steps >= 10_000 ? digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '_') : digits;
}

function example({ kind }: Parameter): ParameterValue {
  if (kind === 'numbers') return [3_000, 6_000, 9_000];
  return kind === 'points' ? [[0, 0], [2_000, 1], [10_000, 0.1]] : 1; // prettier-ignore
}

function literal(value: ParameterValue): string {
  return typeof value === 'object' ? JSON.stringify(value).replaceAll(',', ', ') : String(value);
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
