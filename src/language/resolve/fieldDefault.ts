// What gives a field of a class or a parameter its default: `field(default=5)`, `Field(5)`, `attr.ib(default=5)`, `typer.Option(5)`.
import { callOf } from '../tree/callOf';
import { optionValue } from '../tree/commandLine';
import type { CallNode, Node } from '../tree/tree';

/** Those that are told apart by their last names, and those with short names only by their libraries. */
const fields = /(?:^|\.)(?:[fF]ield|attrib)$|^attr\.ib$|^typer\.(?:Option|Argument)$|^(?:attrs?\.)?Factory$/;

/** The default that a call says; undefined where it says none, or is something else. */
export function fieldDefault({ callee, arguments: list }: CallNode): Node | undefined {
  if (!fields.test(callee)) return undefined;
  const of = (keyword: string) => list.find(({ name }) => name?.text === keyword)?.value;
  const [first] = list;
  const isFirst = first && !first.name && first.spread === undefined;
  const factory = of('default_factory') ?? of('factory') ?? (isFirst && callee.endsWith('Factory') ? first.value : undefined);
  if (factory) return factory.kind === 'name' ? callOf(factory.name, factory) : undefined;
  const value = of('default') ?? (isFirst ? first.value : undefined);
  // What these make of it is not known.
  const converter = of('converter');
  if (of('callback') || (converter && !(converter.kind === 'name' && /^(?:int|float|str)$/.test(converter.name)))) return undefined;
  // What reads a command line makes a number of such a text, by the type of the parameter.
  if (callee.startsWith('typer.') && value?.kind === 'string' && value.value.trim() !== '' && !Number.isNaN(Number(value.value)))
    return undefined;
  return optionValue(value, converter);
}
