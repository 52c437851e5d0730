import { shown } from './shown';
import type { Outcome } from '../../../src/interpreter/outcome';
import { ArrayScalar } from '../../../src/interpreter/values/arrayScalar';

/** How far a float may be from what CPython and numpy give, as a part of it. */
export const TOLERANCE = 1e-12;

/** The words of a list in which `*n` repeats the one before n times more. */
export function unpacked(words: string): readonly string[] {
  const all: string[] = [];
  for (const word of words.split(' ')) {
    if (!word.startsWith('*')) all.push(word);
    else for (let i = Number(word.slice(1)); i > 0; i--) all.push(all.at(-1)!);
  }
  return all;
}

/** Why an outcome is not what the word says; undefined where it is. */
export function disagreement(outcome: Outcome, word: string, messages: readonly string[]): string | undefined {
  const expected = word.startsWith('!') ? messages[Number(word.slice(1))]! : word;
  const found = textOf(outcome);
  if (found === expected) return undefined;
  const [x, y] = [Number(found.replace('inf', 'Infinity')), Number(expected.replace('inf', 'Infinity'))];
  const areFloats = isFloat(found) && isFloat(expected) && outcome.kind === 'value';
  if (areFloats && (Object.is(x, y) || Math.abs(x - y) <= TOLERANCE * Math.abs(y))) return undefined;
  return `${found} instead of ${expected}`;
}

const isFloat = (text: string): boolean => /^-?[\d.]*(?:\.|e|inf|nan)/.test(text);

function textOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'value': {
      const { value } = outcome;
      if (!(value instanceof ArrayScalar)) return shown(value);
      return value.dtype === 'int64' ? String(value.value) : withPoint(value.value);
    }
    case 'raised':
      return `${outcome.type}: ${outcome.message}`;
    case 'unknown':
      return `? ${outcome.reason} ${outcome.about}`;
    case 'exceeded':
      return `> ${outcome.bound}`;
  }
}

const withPoint = (value: number): string => {
  const text = String(value).replace('Infinity', 'inf').replace('NaN', 'nan');
  return /[.ein]/.test(text) ? text : `${text}.0`;
};
