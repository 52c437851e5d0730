import type { MappingNode } from '../../../language/tree/tree';
import { type KeysRead, pythonOf } from './keysRead';

const deepest = 5;
const keywords =
  /^(?:and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|None|True|False)$/;

/**
 * Python that binds a name to a config, or to the mapping in it from which `inner` leads to the keys: a class whose attributes are the keys, or a
 * dict. Undefined where `inner` leads elsewhere.
 */
export function objectText(name: string, inner: readonly string[], { around, values }: KeysRead, isItem: boolean): string | undefined {
  const depth = around.length - 1 - inner.length;
  if (depth < 0 || inner.some((part, index) => around[depth + 1 + index]!.name !== part)) return undefined;
  const own = around.at(-1)!.mapping;
  const scalars = (mapping: MappingNode): readonly (readonly [string, string | MappingNode])[] =>
    mapping.entries.flatMap(({ key, value }): readonly (readonly [string, string | MappingNode])[] => {
      if (!key) return [];
      if (value.kind === 'mapping') return [[key.text, value]];
      const known = mapping === own ? values.get(key.text) : undefined;
      const text = pythonOf(value) ?? (known === undefined ? undefined : String(known));
      return text === undefined ? [] : [[key.text, text]];
    });
  const dict = (mapping: MappingNode, level: number): string => {
    const items = level > deepest ? [] : scalars(mapping);
    return `{${items.map(([key, value]) => `${JSON.stringify(key)}: ${typeof value === 'string' ? value : dict(value, level + 1)}`).join(', ')}}`;
  };
  const class_ = (title: string, mapping: MappingNode, indent: string): string => {
    const items = indent.length > 4 * deepest ? [] : scalars(mapping).filter(([key]) => /^[A-Za-z_]\w*$/.test(key) && !keywords.test(key));
    const inside = `${indent}    `;
    const lines = items.map(([key, value]) => (typeof value === 'string' ? `${inside}${key} = ${value}\n` : class_(key, value, inside)));
    return `${indent}class ${title}:\n${lines.join('') || `${inside}pass\n`}`;
  };
  return isItem ? `${name} = ${dict(around[depth]!.mapping, 0)}\n` : class_(name, around[depth]!.mapping, '');
}
