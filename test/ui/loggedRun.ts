import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviation, deviationText } from '../../src/logs/deviation';
import { decimate, valueExtent } from '../../src/logs/loggedPoints';
import { readLog } from '../../src/logs/readLog';
import type { Curve } from '../../src/preview/model/curves';
import { LogPairs } from '../../src/preview/logs/logPairs';
import type { ShownLog } from '../../src/protocol';
import { root } from '../vscode/root';

/** What the host tells of Lightning's log in the fixtures beside curves of which one is called kl_weight. */
export async function loggedRun(curves: readonly Curve[]): Promise<{ readonly log: ShownLog; readonly summaries: readonly string[] }> {
  const bytes = readFileSync(join(root, 'test', 'fixtures', 'logs', 'metrics.csv'));
  const table = await readLog(bytes, { onProgress: () => undefined, isCancelled: () => false });
  const pairs = new LogPairs(table!);
  pairs.pairByName(curves);
  const [paired] = curves.filter(({ id }) => pairs.columnOf(id));
  const points = pairs.pointsOf(paired!.id)!;
  const { value } = deviation(paired!.schedule, points).next();
  const series = [
    { curve: paired!.id, column: pairs.columnOf(paired!.id)!.name, points: decimate(points, 0, 1100, 1000), extent: valueExtent(points) },
  ];
  return {
    log: {
      name: 'metrics.csv',
      note: '40 rows; steps from the column step',
      saved: { document: 'file:///project/vae.yaml', uri: 'file:///project/metrics.csv', step: 'step', values: [] },
      series,
    },
    summaries: [deviationText(value!)],
  };
}
