import type { RandomNumber } from '../../fixtures/random';

const PIECES = [
  '(', ')', '[', ']', '{', '}', ':', ',', '.', '=', '==', '+', '-', '*', '**', '/', '//', '%', '<', '>', ' not ', ' in ', ' if ', ' else ', ' for ', ' lambda ',
  '\n', '\n    ', ' ', '#', "'", '"', '"""', "f'{", '\\', '@', ';', ':=', '0', '1', '2.5', '1e308', '10**10', '9' + '0'.repeat(30), 'step', 'self', 'None', 'True', 'return ',
  'while True: pass', 'yield', 'del ', 'global step', 'nonlocal step', 'f(step)', '[0] * 10**9', "'a' * 10**9", 'range(10**12)', 'list(range(10**7))', '2 ** 2 ** 30', '1 << 10**9',
  'def f(step): return f(step)', 'class A(A): pass', 'raise', 'try:', 'except:', 'finally:', '*', '**', 'np.zeros(10**9)', 'np.array([1, 2])', 'math.', 'import ', 'super()', '__class__', '...', 'é', '💥',
]; // prettier-ignore

/** The text with some pieces of it left out, doubled, moved, or replaced by pieces of Python. */
export function mutated(text: string, below: RandomNumber): string {
  let result = text;
  for (let i = 1 + below(4); i > 0; i--) {
    const at = below(result.length + 1);
    const end = Math.min(result.length, at + below(12));
    const piece = PIECES[below(PIECES.length)]!;
    const from = below(result.length + 1);
    const moved = [piece, '', result.slice(at, end).repeat(2), result.slice(from, from + below(20))][below(4)]!;
    result = result.slice(0, at) + moved + result.slice(below(2) === 0 ? at : end);
  }
  return result;
}
