// Pure: which pieces of a text are to be replaced to give a parameter another value.
import { parameterNamed } from '../../language/find/kind';
import type { Definition } from '../../language/find/definition';
import { type FoundSchedule, parameterOf } from '../../language/find/found';
import type { Range } from '../../language/tree/tree';
import { itemNamed, nodeAt } from './parameterItem';
import { writeLiteral, type ChangedValue } from './writeLiteral';

/** A replacement in a text, in UTF-16 offsets. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text after replacements that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: piece }) => result.slice(0, from) + piece + result.slice(to), text);
}

/** Ways to give a parameter a value, the best first; which of them the language takes is seen by reading the text that it gives. */
export function changeEdits(found: FoundSchedule, item: string, value: ChangedValue, text: string): readonly (readonly Edit[])[] {
  const { name, path } = itemNamed(item);
  const parameter = found.parameters.find((each) => each.name === name);
  if (path.length > 0) {
    const node = nodeAt(parameter?.node, path);
    const piece = node && replacement(node.range, value, text);
    return piece ? [[piece]] : [];
  }
  if (!parameter || parameter.origin.kind === 'default') return additions(found, name, value, text).map((edit) => [edit]);
  const edit = parameter.literal && replacement(parameter.literal, value, text);
  if (!edit) return [];
  const isSelector = parameter === parameterOf(found, 'selector');
  const unused = isSelector ? removals(found, found.definition?.select?.(String(value)), text) : [];
  return unused.length > 0 ? [[edit, ...unused], [edit]] : [[edit]];
}

function replacement({ from, to }: Range, value: ChangedValue, text: string): Edit | undefined {
  const piece = writeLiteral(text.slice(from, to), value);
  return piece === undefined ? undefined : { from, to, text: piece };
}

/** One more argument of a call, or one more key of a mapping. */
function additions(found: FoundSchedule, name: string, value: ChangedValue, text: string): readonly Edit[] {
  const whole = text.slice(found.range.from, found.range.to);
  return whole.endsWith(')') ? newArgument(found.range.to - 1, name, value, text) : newKey(found, name, value, text);
}

/** An argument before the closing bracket: as Python writes its value, and as config files do. */
function newArgument(bracket: number, name: string, value: ChangedValue, text: string): readonly Edit[] {
  const end = text.slice(0, bracket).trimEnd().length;
  const separator = text[end - 1] === ',' ? ' ' : ', ';
  return wordings(value, ['', "'", '"']).map((word) => ({ from: end, to: end, text: `${separator}${name}=${word}` }));
}

/** After the selector, written as that is: with or without quotes, on a line of its own or not. */
function newKey(found: FoundSchedule, name: string, value: ChangedValue, text: string): readonly Edit[] {
  const { range } = found;
  const literal = parameterOf(found, 'selector')?.literal;
  const before = literal && /(^|[\n{,])([ \t-]*)(["']?)[\w.-]+\3(\s*[:=]\s*)$/.exec(text.slice(range.from, literal.from));
  if (!before) return [];
  const [, , , quote = '', separator = ''] = before;
  const line = /[^\n]*$/.exec(text.slice(0, literal.from))![0];
  const rest = /^[^\r\n]*/.exec(text.slice(literal.to))![0];
  const isFlow = text[range.from] === '{';
  const isOwnLine = /^[ \t-]*["']?[\w.-]+["']?\s*[:=]\s*$/.test(line);
  const indent = `\n${/^[ \t-]*/.exec(line)![0].replaceAll('-', ' ')}`;
  const from = isFlow ? literal.to : literal.to + rest.length;
  const start = isFlow ? `,${isOwnLine ? indent : ' '}` : indent;
  return wordings(value, quote === '' ? ['', '"'] : [quote]).map((word) => ({
    from,
    to: from,
    text: `${start}${quote}${name}${quote}${separator}${word}`,
  }));
}

function wordings(value: ChangedValue, quotes: readonly string[]): readonly string[] {
  if (typeof value === 'boolean') return value ? ['true', 'True'] : ['false', 'False'];
  if (typeof value === 'string') return quotes.map((quote) => quote + value + quote);
  return [writeLiteral('1', value)!];
}

/** The arguments of a call that another definition does not have. */
function removals({ parameters, range, definition }: FoundSchedule, other: Definition | undefined, text: string): readonly Edit[] {
  if (!other || !text.slice(range.from, range.to).endsWith(')')) return [];
  const own = parameters.filter(({ name, node }) => node && definition && parameterNamed(definition, name) && !parameterNamed(other, name));
  return own.map(({ node }) => {
    const { from, to } = node!.range;
    const before = /,\s*(?:\w+\s*=\s*)?$/.exec(text.slice(range.from, from));
    return { from: from - (before?.[0].length ?? 0), to, text: '' };
  });
}
