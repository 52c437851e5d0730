// What completion and signature help show while a schedule call is typed. Without `vscode`, so that plain tests can run it.
import { defaultOf } from '../core/checkValues';
import { formatExact, formatStep } from '../core/format';
import { type Message, messageText, say, type Translate } from '../core/message';
import type { Parameter } from '../core/parameter';
import { functionOf, type Kind, parameterIn, parameterNamed } from '../language/find/kind';
import { type KnownNumber, originMessage } from '../language/resolve/origin';
import type { CallAtCursor } from '../language/text/callAtCursor';
import { frontEndOf, type Language } from '../language/index';

/** Something to write at the cursor. */
export interface Offer {
  readonly kind: 'kind' | 'parameter' | 'choice' | 'value';
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  readonly text: string;
  /** The kind of schedule that it names. */
  readonly of?: Kind;
}

/** The offers at the cursor of a call, of some kinds of schedules: their names; or the parameters that are not given yet; or the choices of the parameter it is at. */
export function offersAt(
  call: CallAtCursor,
  language: Language,
  kinds: readonly Kind[],
  translate?: Translate,
  run?: number,
): readonly Offer[] {
  const kind = kindOf(call, kinds);
  const parameter = argumentParameter(call.keyword, call.before.length, kind);
  const quoted = (text: string) => quotedFor(text, call, language);
  if (parameter?.role === 'selector' && (call.keyword !== undefined || call.before.length === 0)) {
    return kinds.map((offered) => ({
      kind: 'kind',
      label: offered.name,
      detail: offered.formula,
      documentation: messageText(say(offered.summary), translate),
      text: quoted(offered.name),
      of: offered,
    }));
  }
  if (call.keyword !== undefined) {
    const choices = parameter?.kind === 'switch' ? frontEndOf(language).writing.switchWords : (parameter?.choices ?? []);
    const write = parameter?.kind === 'switch' ? (text: string) => text : quoted;
    const words = choices.map((text): Offer => ({
      kind: 'choice',
      label: text,
      detail: parameter!.name,
      documentation: '',
      text: write(text),
    }));
    return [...words, ...stepOffers(parameter, run, translate)];
  }
  const steps = call.typed === '' ? stepOffers(parameter, run, translate) : [];
  // OmegaConf reads no names there.
  if (call.isResolver) return steps;
  const isGiven = givenIn(call, kind);
  const parameters = kind.parameters
    .filter((offered) => !isGiven(offered.name) && offered.role !== 'selector' && (kind.isWanted?.(offered, isGiven) ?? true))
    .map((offered): Offer => ({
      kind: 'parameter',
      label: `${offered.name}=`,
      detail: messageText(
        offered.unit === 'none'
          ? defaultMessage(offered, kind, run)
          : say('{unit}, {default}', { unit: say(offered.unit), default: defaultMessage(offered, kind, run) }),
        translate,
      ),
      documentation: messageText(say(offered.description), translate),
      text: `${offered.name}=`,
    }));
  return [...steps, ...parameters];
}

/** Numbers of steps that make sense for a parameter in a run of so many: all of it for the length, small parts for a warm-up or a delay. */
function stepOffers(parameter: Parameter | undefined, run: number | undefined, translate: Translate | undefined): readonly Offer[] {
  if (!parameter || run === undefined || !parameter.unit.startsWith('steps') || parameter.role === 'probe') return [];
  const parts = parameter.role === 'total' ? [1, 0.5, 0.2] : [0.05, 0.1];
  return parts.map((part) => {
    const steps = formatExact(Math.max(Math.round(run * part), 1));
    const detail =
      part === 1 ? say('all of the run') : say('{percent} % of the run', { percent: formatExact(Number((part * 100).toPrecision(3))) });
    return { kind: 'value', label: steps, detail: messageText(detail, translate), documentation: '', text: steps };
  });
}

/** The signature of a call with the parameter that the cursor is at. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  readonly active: number;
}

/** The signature to show at the cursor of a call. */
export function signatureAt(call: CallAtCursor, kinds: readonly Kind[], translate?: Translate, run?: KnownNumber): Signature {
  const kind = kindOf(call, kinds);
  const active = argumentParameter(call.keyword, call.before.length, kind);
  const before = givenIn(call, kind);
  const isGiven = (name: string) => before(name) || name === active?.name;
  const list = kind.parameters.filter(
    (parameter) => isGiven(parameter.name) || (parameter.insteadOf === undefined && (kind.isWanted?.(parameter, isGiven) ?? true)),
  );
  const labels = list.map((parameter) => {
    const value = parameter.role === 'total' ? run?.value : defaultOf(parameter, NaN);
    return typeof value === 'number' && Number.isFinite(value) ? `${parameter.name}=${formatExact(value)}` : parameter.name;
  });
  const byName = list.findIndex(({ positional }) => !positional);
  const from = run && originMessage(run.origin);
  const ofRun = run && say('The run has {steps} steps ({from}).', { steps: formatStep(run.value), from: from ?? say('given') });
  const ofKind =
    namedKind(call, kinds) && say('{kind}: {formula}. {summary}.', { kind: kind.name, formula: kind.formula, summary: say(kind.summary) });
  return {
    label: `${functionOf(kind)}(${labels.toSpliced(byName, 0, '*').join(', ')})`,
    documentation: [ofKind, ofRun].flatMap((message) => (message ? [messageText(message, translate)] : [])).join(' '),
    parameters: list.map((parameter, index) => ({
      label: labels[index]!,
      documentation: messageText(
        say('{description}; {default}.', { description: say(parameter.description), default: defaultMessage(parameter, kind, run?.value) }),
        translate,
      ),
    })),
    active: list.findIndex(({ name }) => name === active?.name),
  };
}

/** Whether a parameter stands before the cursor, by its name. */
function givenIn({ before }: CallAtCursor, kind: Kind): (name: string) => boolean {
  const given = new Set(before.flatMap((argument, index) => argumentParameter(argument.keyword, index, kind)?.name ?? []));
  return (name) => given.has(name);
}

/** The kind that a call names so far. */
function namedKind({ before }: CallAtCursor, kinds: readonly Kind[]): Kind | undefined {
  const selector = kinds[0] && parameterIn(kinds[0], 'selector')?.name;
  const written = before.find(({ keyword }) => keyword === selector) ?? before.find(({ keyword }) => keyword === undefined);
  return written && kinds[0]?.select?.(written.text);
}

/** The kind of a call; the plainest where it names none. */
const kindOf = (call: CallAtCursor, kinds: readonly Kind[]): Kind => namedKind(call, kinds) ?? kinds[0]!;

function argumentParameter(keyword: string | undefined, index: number, kind: Kind): Parameter | undefined {
  if (keyword === undefined) return kind.parameters.filter(({ positional }) => positional)[index];
  const selector = parameterIn(kind, 'selector');
  return selector?.name === keyword ? selector : parameterNamed(kind, keyword);
}

function defaultMessage({ default: value, optional, insteadOf, role }: Parameter, kind: Kind, run?: number): Message {
  if (role === 'total' && run !== undefined) return say('the {steps} steps of the run when left out', { steps: formatStep(run) });
  if (insteadOf !== undefined) return say('instead of {parameter}', { parameter: insteadOf });
  if (typeof value === 'function')
    return say('by default a part of {total}', { total: parameterIn(kind, 'total')?.name ?? say('the run') });
  if (value !== undefined) return say('default {value}', { value: typeof value === 'number' ? formatExact(value) : String(value) });
  return optional ? say('optional') : say('needed');
}

/** A word in quotes, but for places that are in quotes already and languages in which words need none. */
function quotedFor(text: string, { quote, isResolver }: CallAtCursor, language: Language): string {
  return quote !== undefined || isResolver ? text : frontEndOf(language).writing.word(text);
}
