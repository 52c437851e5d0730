// The words that a program itself hands to what reads its command line.
import { givenKey, perhapsGivenKey } from '../../tree/commandLine';
import type { MappingNode } from '../../tree/tree';
import { lastPart } from '../../tree/walk';
import { entriesNamed } from '../lookUp';

/** Whether such words may say what an option, a field or a parameter is. A letter alone may stand for any. */
export function isGivenByWords(name: string, module: MappingNode | undefined): boolean {
  if (module?.scope !== true) return false;
  const lists = [...entriesNamed(module, givenKey), ...entriesNamed(module, perhapsGivenKey)];
  return lists.some(
    ({ value }) =>
      value.kind === 'list' &&
      value.items.some((item) => {
        const [, dashes, word = ''] = (item.kind === 'string' ? /^(--?)([\w.-]+)/.exec(item.value) : null) ?? [];
        return dashes === '-'
          ? /^[A-Za-z]/.test(word)
          : dashes !== undefined && lastPart(word).replaceAll('-', '_').toLowerCase() === name.toLowerCase();
      }),
  );
}
