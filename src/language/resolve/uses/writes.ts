// What a program sets: which attribute or item, and of what.
import type { CallNode, MappingNode, Node } from '../../tree/tree';
import { lastPart } from '../../tree/walk';

/** That an attribute or an item is set. */
export interface Write {
  /** As it is written, that of which it is set: `cfg.train` of `cfg.train.steps = 5`; empty where it has no name. */
  readonly owner: string;
  /** What it is set to, where that is written out. */
  readonly value?: Node;
  /** The scopes in which it is set, the outermost first; none at the top of a module. */
  readonly scopes: readonly MappingNode[];
}

/** What sets an attribute or an item is asked for by this, of a mapping that reports what is looked up in it. */
export const writesKey = (attribute: string): string => `${attribute} =`;

/** The last attribute or item of a target, `steps` or `[0]`, and what it is of; undefined where the target is a name by itself. */
export function attributeIn(target: string): { readonly owner: string; readonly attribute: string } | undefined {
  const [, owner, name, item, index] = /^(.+?)(?:\.([\p{L}\p{N}_-]+)|\[\s*(?:["']([\w-]+)["']|(-?\d+))\s*\])$/su.exec(target) ?? [];
  const attribute = name ?? item ?? (index === undefined ? undefined : `[${index}]`);
  return owner === undefined || attribute === undefined ? undefined : { owner, attribute };
}

/** What is set where the items of a list may move. */
export const anyIndex = '[]';

/** The methods that move the items of a list. */
const moving = /^(?:insert|remove|pop|sort|reverse|clear)$/;

/** The functions and methods that set attributes or items by names that they are given. */
const setting = /^(?:update|setdefault|merge|__setitem__|__setattr__|setattr|setitem)$/;

/** The attributes or items that a call sets by their names, and of what: `cfg.update(steps=5)`, `setattr(cfg, "steps", 5)`. */
export function attributesSetBy({ callee, arguments: list }: CallNode): { readonly owner: string; readonly attributes: readonly string[] } {
  const method = lastPart(callee);
  if (moving.test(method)) return { owner: callee.slice(0, -method.length - 1), attributes: [anyIndex] };
  if (!setting.test(method)) return { owner: '', attributes: [] };
  const [first, ...others] = list;
  // `setattr(cfg, ...)` and `dict.update(cfg, ...)` say first what they change.
  const isFunction =
    first !== undefined && first.name === undefined && (others.length > 0 || callee === 'setattr') && first.value.kind !== 'string';
  const owner = isFunction && first.value.kind === 'name' ? first.value.name : isFunction ? '' : callee.slice(0, -method.length - 1);
  const attributes = list.flatMap(({ name, value }) => {
    if (name) return [name.text];
    if (value.kind === 'mapping') return value.entries.flatMap(({ key }) => key?.text ?? []);
    return value.kind === 'string' ? [lastPart(value.value)] : [];
  });
  return { owner, attributes };
}
