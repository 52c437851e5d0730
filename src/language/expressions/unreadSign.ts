import type { Range } from '../tree/tree';

/** The first sign in a resolver's call that OmegaConf does not read outside of quotes, and where it is. */
export function unreadSign(text: string, { from, to }: Range): Range | undefined {
  const plain = text.slice(from, to).replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs, (quoted) => '_'.repeat(quoted.length));
  const at = plain.search(/[()~<>^&!#;]/);
  return at < 0 ? undefined : { from: from + at, to: from + at + 1 };
}
