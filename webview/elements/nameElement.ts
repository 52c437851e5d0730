import { create } from './dom';

const longest = 20;
const tailLength = 12;

/** A curve's name; where there is no room for all of it, its end is kept, which tells it from others that begin alike. */
export function nameElement(label: string): HTMLElement {
  const characters = Array.from(label);
  const cut = characters.length > longest ? characters.length - tailLength : characters.length;
  const parts = [characters.slice(0, cut), characters.slice(cut)].filter(({ length }) => length > 0);
  return create('span', { className: 'name' }, ...parts.map((part) => create('span', { textContent: part.join('') })));
}
