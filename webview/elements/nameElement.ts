import { create } from './dom';
import { nameParts, type NameParts } from './nameParts';

/** The names of curves that stand side by side, cut where there is no room for all of them so that they can still be told apart. */
export function nameElements(names: readonly string[]): readonly HTMLElement[] {
  return nameParts(names).map(nameElement);
}

/** A name of which the first part gives way where there is no room. */
export function nameElement({ head, tail, least }: NameParts): HTMLElement {
  const parts = [head, tail].filter((part) => part !== '').map((textContent) => create('span', { textContent }));
  if (least > 0) parts[0]!.style.minWidth = `${least + 1}ch`;
  return create('span', { className: 'name' }, ...parts);
}
