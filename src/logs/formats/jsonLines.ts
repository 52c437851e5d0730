import { LinesReader } from '../json/linesReader';
import type { LogFormat } from './logFormat';

/** An object on each line, as most loggers of one's own write them. */
export const jsonLines: LogFormat = {
  name: 'JSON lines',
  globs: ['**/metrics.jsonl', '**/log.jsonl', '**/train.jsonl', '**/vis_data/scalars.json'],
  recognises: ({ head }) => /^\s*[{[]/.test(new TextDecoder().decode(head.subarray(0, 1_000))),
  isLines: true,
  open: ({ path }, runs) => new LinesReader(runs.builder(path)),
};
