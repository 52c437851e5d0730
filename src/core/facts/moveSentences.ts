// What is said of a move of a curve. A whole sentence for each, as other languages do not put clauses together as English does.
import type { Move } from './moves';

/** How a move is made. */
type Way = 'rise' | 'fall' | 'rise in parts' | 'fall in parts' | 'rise in jumps' | 'fall in jumps' | 'jump';

/** Where a move begins: the `first` one where the curve does, the `next` one where the one before it ended, a `late` one behind a level. The first one may miss its target. */
export type Lead = 'first' | 'late' | 'next' | 'first, missed' | 'late, missed';

const sentences: Readonly<Record<Lead, Partial<Record<Way, string>>>> = {
  first: {
    rise: 'Rises from {start} to {end} by {place}.',
    fall: 'Falls from {start} to {end} by {place}.',
    'rise in parts': 'Rises from {start} to {end} in {parts} parts by {place}.',
    'fall in parts': 'Falls from {start} to {end} in {parts} parts by {place}.',
    'rise in jumps': 'Rises from {start} to {end} in {parts} jumps by {place}.',
    'fall in jumps': 'Falls from {start} to {end} in {parts} jumps by {place}.',
    jump: 'Jumps from {start} to {end} at {place}.',
  },
  'first, missed': {
    rise: 'Rises from {start} to {end} by {place}; never reaches it.',
    'rise in parts': 'Rises from {start} to {end} in {parts} parts by {place}; never reaches it.',
    'rise in jumps': 'Rises from {start} to {end} in {parts} jumps by {place}; never reaches it.',
    jump: 'Jumps from {start} to {end} at {place}; never reaches it.',
  },
  late: {
    rise: 'Stays at {start} until {from}, then rises to {end} by {place}.',
    fall: 'Stays at {start} until {from}, then falls to {end} by {place}.',
    'rise in jumps': 'Stays at {start} until {from}, then rises to {end} in {parts} jumps by {place}.',
    'fall in jumps': 'Stays at {start} until {from}, then falls to {end} in {parts} jumps by {place}.',
    jump: 'Stays at {start} until {place}, then jumps to {end}.',
  },
  'late, missed': { rise: 'Stays at {start} until {from}, then rises to {end} by {place}; never reaches it.' },
  next: {
    rise: 'Then rises to {end} by {place}.',
    fall: 'Then falls to {end} by {place}.',
    'rise in jumps': 'Then rises to {end} in {parts} jumps by {place}.',
    'fall in jumps': 'Then falls to {end} in {parts} jumps by {place}.',
    jump: 'Then jumps to {end} at {place}.',
  },
};

/** The sentence for a move that is told with so many parts: as exact as there is one. */
export function moveSentence(lead: Lead, { isUp, isJumping, parts: all }: Move, parts: number): string {
  const way = isUp ? 'rise' : 'fall';
  const forms = sentences[lead];
  const form = isJumping && all === 1 ? forms.jump : parts === 1 ? forms[way] : forms[`${way} in ${isJumping ? 'jumps' : 'parts'}`];
  return form ?? forms[way]!;
}
