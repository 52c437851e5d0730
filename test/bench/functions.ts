// Benchmarks of typing in a training script of 2,000 lines with functions of the step, by where it is typed. Part of `npm run bench`.
import { hoverMarkdown } from '../../src/features/hover/hoverMarkdown';
import { trainingScript } from '../fixtures/trainingScript';
import { benchTyping, type TypingPlace } from './typing';

const places: readonly TypingPlace[] = [
  ['a function', ' / WARMUP)', '0'],
  ['a helper of functions', 'max(low, min', '1'],
  ['a class', '(self.end - self.start)', '1'],
  ['a constant of several', '_000\nWARMUP', '1'],
  ['a constant of a function', ', 4000, 8000', '1'],
  ['a loop', 'loss.backward', 'x'],
  ['a model', ' = self.layer_0(x)', 'h'],
  ['a comment', ' block 30', 'x'],
  ['a new line', '        self.layer_30', '\n'],
];

async function main(): Promise<void> {
  const found = await benchTyping('functions of the step', trainingScript(2, 80), places);
  const parts = { image: '', width: 1, height: 1, previewLink: 'command:x', links: [], answerLink: () => 'command:answer' };
  const hover = (): readonly number[] =>
    found.map((one) => {
      const begin = performance.now();
      hoverMarkdown(one, parts);
      return performance.now() - begin;
    });
  hover();
  console.log(`a warm hover: ${Math.max(...hover()).toFixed(3)} ms at worst`);
}

void main();
