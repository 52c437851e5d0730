// The names in a piece of Python.
const words =
  /#.*|(\p{L}*)("{3}[^]*?"{3}|'{3}[^]*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\.?)\s*([\p{L}_][\p{L}\p{N}_]*)|(?<=\[)(-?\d+)(?=\])/gu;

/** The names in a text, without those in comments and in plain strings; those of attributes and of items with all that is written before them. */
export function namesIn(text: string, found: (name: string, path: string | undefined, isItem: boolean) => void): void {
  let path = '';
  /** Where the name ends of which an item may follow. */
  let end = -1;
  for (const { index, 0: all, 1: prefix = '', 2: quoted, 3: point, 4: name, 5: number } of text.matchAll(words)) {
    if (name !== undefined) {
      // Behind a bracket it is an attribute of what nobody names: `(a, b).to`.
      const owner = text.slice(end, index).trim() === '' ? path : '';
      path = point === '.' ? `${owner}.${name}` : name;
      end = index + all.length;
      found(name, point === '.' ? path : undefined, false);
    } else if (quoted !== undefined && /f/i.test(prefix)) namesIn(quoted.replace(/^["']+|["']+$/g, ' '), found);
    else if (end === index - 1 && text[end] === '[') {
      path = quoted === undefined ? `${path}[${number}]` : `${path}.${quoted.slice(1, -1)}`;
      end = index + all.length + 1;
      found('', path, true);
    }
  }
}
