// What completion and signature help show while a schedule call is typed. Without `vscode`, so that plain tests can run it.
import { defaultOf } from '../core/checkValues';
import { formatExact } from '../core/format';
import { keywordParameters } from '../core/methods/common';
import { countsEpochs, isMixed } from '../core/methods/lengths';
import { findMethod, findParameter, methods, parametersOf, positionalOf } from '../core/methods/index';
import type { Method } from '../core/methods/method';
import type { Parameter } from '../core/parameter';
import type { CallAtCursor } from '../language/text/callAtCursor';
import { frontEndOf, type Language } from '../language/index';

/** Something to write at the cursor. */
export interface Offer {
  readonly kind: 'method' | 'parameter' | 'choice';
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  readonly text: string;
}

/** The offers at the cursor of a call: the methods; or the parameters that are not given yet; or the choices of the parameter it is at. */
export function offersAt(call: CallAtCursor, language: Language): readonly Offer[] {
  const method = methodOf(call);
  const parameter = activeParameter(call, method);
  const quoted = (text: string) => quotedFor(text, call, language);
  if (parameter?.name === 'method' && (call.keyword !== undefined || call.before.length === 0)) {
    return methods.map(({ name, formula, summary }) => ({
      kind: 'method',
      label: name,
      detail: formula,
      documentation: summary,
      text: quoted(name),
    }));
  }
  if (call.keyword !== undefined) {
    const choices = parameter?.kind === 'switch' ? frontEndOf(language).writing.switchWords : (parameter?.choices ?? []);
    const write = parameter?.kind === 'switch' ? (text: string) => text : quoted;
    return choices.map((text) => ({ kind: 'choice', label: text, detail: parameter!.name, documentation: '', text: write(text) }));
  }
  // OmegaConf reads no names there.
  if (call.isResolver) return [];
  const given = givenIn(call, method);
  return parametersOf(method ?? methods[0]!)
    .filter((offered) => !given.has(offered.name) && offered.name !== 'method' && isWanted(offered, given))
    .map((offered) => ({
      kind: 'parameter',
      label: `${offered.name}=`,
      detail: `${offered.unit === 'none' ? '' : `${offered.unit}, `}${defaultText(offered)}`,
      documentation: offered.description,
      text: `${offered.name}=`,
    }));
}

/** The signature of a call with the parameter that the cursor is at. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  readonly active: number;
}

/** The signature to show at the cursor of a call. */
export function signatureAt(call: CallAtCursor): Signature {
  const method = methodOf(call);
  const active = activeParameter(call, method);
  const given = new Set([...givenIn(call, method), ...(active ? [active.name] : [])]);
  const list = parametersOf(method ?? methods[0]!).filter(
    (parameter) => given.has(parameter.name) || (parameter.insteadOf === undefined && isWanted(parameter, given)),
  );
  const labels = list.map((parameter) => {
    const value = defaultOf(parameter, NaN);
    return typeof value === 'number' && Number.isFinite(value) ? `${parameter.name}=${formatExact(value)}` : parameter.name;
  });
  const byName = list.findIndex(({ positional }) => !positional);
  return {
    label: `schedule(${labels.toSpliced(byName, 0, '*').join(', ')})`,
    documentation: method ? `${method.name}: ${method.formula}. ${method.summary}.` : '',
    parameters: list.map((parameter, index) => ({
      label: labels[index]!,
      documentation: `${parameter.description}; ${defaultText(parameter)}.`,
    })),
    active: list.findIndex(({ name }) => name === active?.name),
  };
}

/** The names of the parameters that stand before the cursor. */
function givenIn({ before }: CallAtCursor, method: Method | undefined): ReadonlySet<string> {
  return new Set(before.flatMap((argument, index) => argumentParameter(argument.keyword, index, method)?.name ?? []));
}

/** Whether a parameter goes with those that are given: of several for the same thing one is enough, and a schedule counts steps or epochs. */
function isWanted({ name, unit, insteadOf }: Parameter, given: ReadonlySet<string>): boolean {
  const isGiven = (other: string) => given.has(other);
  const group = insteadOf ?? name;
  if (name === 'steps_per_epoch') return isMixed(isGiven);
  if (keywordParameters.some((other) => other.insteadOf === group && isGiven(other.name)) || (group !== name && isGiven(group)))
    return false;
  const hasTotal = ['total_steps', 'total_epochs', 'until'].some(isGiven);
  return group !== 'delay' || !hasTotal || countsEpochs(isGiven) === (unit === 'epochs');
}

function methodOf({ before }: CallAtCursor): Method | undefined {
  const written = before.find(({ keyword }) => keyword === 'method') ?? before.find(({ keyword }) => keyword === undefined);
  return written && findMethod(written.text);
}

function activeParameter({ keyword, before }: CallAtCursor, method: Method | undefined): Parameter | undefined {
  return argumentParameter(keyword, before.length, method);
}

function argumentParameter(keyword: string | undefined, index: number, method: Method | undefined): Parameter | undefined {
  const of = method ?? methods[0]!;
  return keyword === undefined ? positionalOf(of)[index] : findParameter(of, keyword);
}

function defaultText({ default: value, optional, insteadOf }: Parameter): string {
  if (insteadOf !== undefined) return `instead of ${insteadOf}`;
  if (typeof value === 'function') return 'by default a part of total_steps';
  if (value !== undefined) return `default ${typeof value === 'number' ? formatExact(value) : String(value)}`;
  return optional ? 'optional' : 'needed';
}

/** A word in quotes, but for places that are in quotes already and languages in which words need none. */
function quotedFor(text: string, { quote, isResolver }: CallAtCursor, language: Language): string {
  return quote !== undefined || isResolver ? text : frontEndOf(language).writing.word(text);
}
