import { type Message, messageText, say, type Translate } from '../../core/message';
import { originMessage } from '../../language/resolve/origin';
import { defaultOf } from '../../core/checkValues';
import { formatExact } from '../../core/format';
import type { Parameter, ParameterValue } from '../../core/parameter';
import { byDefault, type FoundParameter, type FoundSchedule } from '../../language/find/found';
import type { Control } from '../../protocol';
import { unquoted, writeLiteral } from './writeLiteral';

/** What the parameters of a schedule in a text can be changed with, in the order of its definition; a probe changes no curve and is left out. */
export function controlsOf(found: FoundSchedule, text: string, translate?: Translate): readonly Control[] {
  const totalSteps = found.schedule?.totalSteps ?? found.totalSteps ?? 100;
  const known = found.definition?.parameters ?? [];
  const ofMethod = known.flatMap((parameter) => {
    const given = found.parameters.find(({ name }) => name === parameter.name) ?? leftOut(parameter, totalSteps);
    return parameter.role === 'probe' || !given ? [] : [controlOf(given, parameter, totalSteps, text, translate)];
  });
  const others = found.parameters.filter(({ name }) => !known.some((parameter) => parameter.name === name));
  return [...ofMethod, ...others.map((given) => controlOf(given, undefined, totalSteps, text, translate))];
}

/** A parameter that is not written, but could be. */
function leftOut(parameter: Parameter, totalSteps: number): FoundParameter | undefined {
  const value = defaultOf(parameter, totalSteps);
  return value === undefined ? undefined : byDefault(parameter.name, value);
}

function controlOf(
  given: FoundParameter,
  parameter: Parameter | undefined,
  totalSteps: number,
  text: string,
  translate?: Translate,
): Control {
  const { name, value } = given;
  const message = originMessage(given.origin);
  const origin = message && messageText(message, translate);
  const why = whyFixed(given, origin, parameter, text);
  const reason = why && messageText(why, translate);
  return {
    name,
    description: parameter ? messageText(say(parameter.description), translate) : name,
    unit: parameter?.unit ?? 'none',
    origin,
    ...(given.origin.kind === 'default' && { isDefault: true }),
    editor: reason === undefined ? editorOf(value, parameter, totalSteps, translate) : { kind: 'fixed', text: shown(value), reason },
  };
}

function editorOf(
  value: ParameterValue,
  parameter: Parameter | undefined,
  totalSteps: number,
  translate: Translate | undefined,
): Control['editor'] {
  const choices = parameter?.choices;
  if (typeof value === 'number') return { kind: 'number', value, domain: parameter?.domain, totalSteps };
  if (typeof value === 'boolean') return { kind: 'switch', value };
  if (typeof value === 'string' && choices) return { kind: 'choice', value, choices };
  return {
    kind: 'fixed',
    text: shown(value),
    reason: messageText(typeof value === 'string' ? say('text') : say('a list, to be changed in the text'), translate),
  };
}

/** Why a value cannot be changed at one place of this text; undefined where it can. */
function whyFixed(
  { value, node, origin, literal }: FoundParameter,
  from: string | undefined,
  parameter: Parameter | undefined,
  text: string,
): Message | undefined {
  if (typeof value === 'object') return undefined;
  if (literal) {
    const written = text.slice(literal.from, literal.to);
    return isWritten(written, value, parameter) ? undefined : say('written as {text}', { text: short(written) });
  }
  if (origin.kind === 'default') return undefined;
  if (origin.kind === 'answer') return from === undefined ? undefined : say('{origin}', { origin: from });
  if (!node) return from === undefined ? say('from elsewhere') : say('from {origin}', { origin: from });
  return say('calculated: {text}', { text: short(text.slice(node.range.from, node.range.to)) });
}

/** Whether a literal says the value itself, in a form that another value can take. A word that only stands for it does not. */
function isWritten(literal: string, value: number | string | boolean, parameter: Parameter | undefined): boolean {
  if (writeLiteral(literal, value) === undefined) return false;
  const word = unquoted(literal).inner;
  return typeof value !== 'string' || word === value || parameter?.canonical?.(word) === value;
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function shown(value: ParameterValue): string {
  return typeof value === 'number' ? formatExact(value) : typeof value === 'object' ? short(JSON.stringify(value)) : String(value);
}
