import { isSince, type ReleaseOptions } from '../shared/release';
import type { Release } from './running';

/** What the release of torch that is used does in its own way. */
export function releaseOf(options: ReleaseOptions): Release {
  return {
    chainsTakeOptimizer: isSince(options, 'torch', '2.4'),
    cyclesBetas: isSince(options, 'torch', '2.4'),
    undoesAll: isSince(options, 'torch', '2.6'),
    knowsInitial: isSince(options, 'torch', '2.8'),
    countsTurns: !isSince(options, 'torch', '2.9'),
    hasVerbose: !isSince(options, 'torch', '2.13'),
    skipsFirst: isSince(options, 'torch', '2.13'),
  };
}
