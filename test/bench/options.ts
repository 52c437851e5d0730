// Benchmarks of typing in a training script with 200 options, by where it is typed. Part of `npm run bench`.
import { optionsScript } from '../fixtures/optionsScript';
import { benchTyping, type TypingPlace } from './typing';

const places: readonly TypingPlace[] = [
  ['an option of the scheduler', ", help='epochs of the run'", '1'],
  ['another option', ', choices=', 'x'],
  ['a help', 'what schedule', 'x'],
  ['main', ' = build_model(args', 'x'],
  ['the scheduler', ', eta_min=args', 'x'],
  ['another function', 'loss.backward', 'x'],
];

void benchTyping('options', optionsScript(200), places);
