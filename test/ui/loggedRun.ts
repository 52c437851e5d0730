import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from '../fixtures/readLog';
import { LogPairs } from '../../src/preview/logs/logPairs';
import type { LogState } from '../../src/preview/logs/logState';
import type { Curve } from '../../src/preview/model/curves';
import { root } from '../vscode/root';

/** A log that is compared. */
export type ComparedLog = Extract<LogState, { kind: 'compared' }>;

/** A log of these rows of CSV, whose columns are paired with the curves of their names. One without a URI cannot be read again. */
export async function loggedRows(
  csv: string | Uint8Array,
  curves: readonly Curve[],
  name = 'metrics.csv',
  uri?: string,
): Promise<ComparedLog> {
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv;
  const table = await readLog(bytes, { onProgress: () => undefined, isCancelled: () => false });
  const log = { name, uri, table: table! };
  const pairs = new LogPairs(log);
  pairs.pairByName(curves);
  return { kind: 'compared', document: 'file:///project/vae.yaml', log, pairs };
}

/** Lightning's log in the fixtures beside curves of which one is called kl_weight. */
export function loggedRun(curves: readonly Curve[]): Promise<ComparedLog> {
  const bytes = readFileSync(join(root, 'test', 'fixtures', 'logs', 'metrics.csv'));
  return loggedRows(bytes, curves, 'metrics.csv', 'file:///project/metrics.csv');
}
