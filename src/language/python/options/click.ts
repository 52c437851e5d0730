// The options of click: `@click.option('--lr', default=0.1)`.
import { callOf } from '../../tree/callOf';
import type { CallNode, Node } from '../../tree/tree';
import { type Source, unknown } from '../source';
import type { Option } from './option';
import { withinQuotes } from './withinQuotes';

const named = ({ arguments: list }: CallNode, keyword: string): Node | undefined => list.find(({ name }) => name?.text === keyword)?.value;

/** Whether a command may have other defaults than its options: those of `context_settings` win. */
export function isCommandWithDefaults(call: CallNode): boolean {
  const settings = /(?:^|\.)(?:command|group)$/.test(call.callee) ? named(call, 'context_settings') : undefined;
  return settings !== undefined && !(settings.kind === 'mapping' && settings.entries.every(({ key }) => key && key.text !== 'default_map'));
}

/** The option that a decorator adds; undefined where it is another one. */
export function optionOfClick(call: CallNode, source: Source): Option | undefined {
  if (!/^(?:(?:rich_)?click\.|cloup\.)?(?:option|argument)$/.test(call.callee)) return undefined;
  const texts = call.arguments.flatMap(({ name, value }) => (!name && value.kind === 'string' ? [value] : []));
  // A name without dashes is the parameter's own; else the one with most dashes.
  const plain = texts.find(({ value }) => /^\w/.test(value));
  const flag = plain ?? texts.find(({ value }) => value.startsWith('--')) ?? texts[0];
  const [, name] = flag ? (/^-*([\w-]+)/.exec(flag.value) ?? []) : [];
  if (!flag || name === undefined) return undefined;
  const shown = texts.find(({ value }) => value.startsWith('--')) ?? flag;
  const isOwn = plain !== undefined && !call.callee.endsWith('argument');
  return {
    name: isOwn ? name : name.replaceAll('-', '_').toLowerCase(),
    range: withinQuotes(shown, source),
    value: defaultOf(call),
  };
}

/** What click makes of a default: what its type makes of it. A text without a type stays one. */
function defaultOf(call: CallNode): Node {
  const value = named(call, 'default');
  const type = named(call, 'type');
  if (!value) return flagOf(call) ?? unknown(call.range);
  const convert = conversionOf(type);
  if (convert === undefined || value.kind === 'call' || named(call, 'callback')) return unknown(call.range);
  const made = (node: Node): Node =>
    convert === '' || node.kind === 'null' ? node : { ...callOf(convert, node), arguments: [{ range: node.range, value: node }] };
  return value.kind === 'list' ? { ...value, items: value.items.map(made) } : made(value);
}

/** A switch is off where nothing is said. */
const flagOf = (call: CallNode): Node | undefined => {
  const flag = named(call, 'is_flag');
  return flag?.kind === 'boolean' && flag.value
    ? { kind: 'operation', operator: 'not', operands: [{ kind: 'boolean', value: true, range: flag.range }], range: flag.range }
    : undefined;
};

/** The function that does what a type does to a number or a text: none where it leaves it as it is, and undefined where that is not known. */
function conversionOf(type: Node | undefined): string | undefined {
  if (!type) return '';
  if (type.kind === 'call' && named(type, 'clamp')) return undefined;
  const name = type.kind === 'name' ? type.name : type.kind === 'call' ? type.callee : '';
  if (/^(?:int|(?:click\.)?(?:INT|IntRange))$/.test(name)) return 'int';
  if (/^(?:float|(?:click\.)?(?:FLOAT|FloatRange))$/.test(name)) return 'float';
  return /^(?:str|bool|(?:click\.)?(?:STRING|BOOL|Choice))$/.test(name) ? '' : undefined;
}
