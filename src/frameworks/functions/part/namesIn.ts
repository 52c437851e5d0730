// The names that a piece of Python reads, as far as they can be told without reading its syntax.

const words =
  /#.*|(\p{L}*)("{3}[^]*?"{3}|'{3}[^]*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\.?)\s*([\p{L}_][\p{L}\p{N}_]*)|(?<=\[)(-?\d+)(?=\])/gu;

/** A name as it is read. */
export interface NameRead {
  /** Empty for an item. */
  readonly name: string;
  /** The whole of an attribute or an item, with what is written before it. */
  readonly path: string | undefined;
  readonly isItem: boolean;
}

/** The names in a text in order, without those in comments and in plain strings. */
export function namesIn(text: string): readonly NameRead[] {
  const reads: NameRead[] = [];
  let path = '';
  /** Where the name ends of which an item may follow. */
  let end = -1;
  for (const { index, 0: all, 1: prefix = '', 2: quoted, 3: point, 4: name, 5: number } of text.matchAll(words)) {
    if (name !== undefined) {
      // Behind a bracket it is an attribute of what nobody names: `(a, b).to`.
      const owner = text.slice(end, index).trim() === '' ? path : '';
      path = point === '.' ? `${owner}.${name}` : name;
      end = index + all.length;
      reads.push({ name, path: point === '.' ? path : undefined, isItem: false });
    } else if (quoted !== undefined && /f/i.test(prefix)) reads.push(...namesIn(quoted.replace(/^["']+|["']+$/g, ' ')));
    else if (end === index - 1 && text[end] === '[') {
      path = quoted === undefined ? `${path}[${number}]` : `${path}.${quoted.slice(1, -1)}`;
      end = index + all.length + 1;
      reads.push({ name: '', path, isItem: true });
    }
  }
  return reads;
}
