// The log among the samples, which a newcomer draws over the plan: it was written by a run that was resumed with its weights 2,000 steps late.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logFormats } from '../../../../src/logs/formats/formatOf';
import { LogPairs } from '../../../../src/preview/logs/logPairs';
import { LogSummaries } from '../../../../src/preview/logs/logSummaries';
import { curvesOf } from '../../../../src/preview/model/curves';
import { find } from '../../../fixtures/find';
import { readLog } from '../../../fixtures/readLog';

const samples = join(__dirname, '../../../../../samples');
const path = 'runs/vae/training_log.csv';
const bytes = readFileSync(join(samples, path));

describe('the log of the samples', () => {
  const read = async () => (await readLog(bytes, { onProgress: () => undefined, isCancelled: () => false }))!;

  it('has a name by which logs are found', () => {
    const globs = logFormats.flatMap((format) => format.globs);
    assert.ok(globs.some((glob) => glob.startsWith('**/') && path.endsWith(`/${glob.slice(3)}`)));
  });

  it('has the weights that samples/vae.yaml plans until step 12,000, and those of 2,000 steps before from there on', async () => {
    const { columns, rowCount } = await read();
    const column = (name: string) => columns.find((each) => each.name === name)!.values;
    assert.equal(rowCount, 201);
    for (let row = 0; row < rowCount; row++) {
      const step = column('step').at(row)!;
      assert.equal(step, 100 * row);
      const counted = step < 12_000 ? step : step - 2_000;
      const planned = {
        'train/kl_weight': (0.5 * (1 - Math.cos((Math.PI * counted) / 20_000))) / 2,
        'train/free_bits': 2 * (1 - counted / 50_000) ** 3,
      };
      // The log has six digits.
      for (const [name, value] of Object.entries(planned))
        assert.ok(Math.abs(column(name).at(row)! - value) <= 5e-6 * value, `${name} ${step}`);
    }
  });

  it('is paired with the curves of the sample by name, and leaves them where the run was resumed', async () => {
    const curves = curvesOf(await find('yaml', readFileSync(join(samples, 'vae.yaml'), 'utf8')));
    const log = { name: 'training_log.csv', uri: undefined, table: await read() };
    const pairs = new LogPairs(log);
    pairs.pairByName(curves);
    assert.deepEqual(pairs.names, {
      step: 'step',
      values: [
        ['loss.kl_weight', 'train/kl_weight'],
        ['loss.free_bits', 'train/free_bits'],
      ],
    });
    const sentences = await new Promise<readonly string[]>((resolve) =>
      new LogSummaries(resolve).start({ kind: 'compared', document: 'file:///vae.yaml', log, pairs }, curves),
    );
    assert.equal(sentences.length, 2);
    for (const sentence of sentences) assert.match(sentence, /Off by more than 1 % of the plan’s range from step 12,000 on\./);
  });
});
