import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { openFile, panelFrame, pick, runCommand, screenshot } from './driver';
import { storedState } from './storedState';
import { useWorkbench } from './useWorkbench';

describe('a training log in the preview of a workbench, after a reload of the window', () => {
  const workbench = useWorkbench({ workspace: join(root, 'samples') });
  let page: Page;
  let log: string;

  before(async () => {
    ({ page } = workbench());
    log = join(workbench().folder, 'metrics.csv');
    writeFileSync(log, ['step,train/kl_weight', ...Array.from({ length: 200 }, (_, i) => `${i * 100},${i / 400}`), ''].join('\n'));
    await openFile(page, 'vae.yaml');
    await runCommand(page, 'Compare weight schedules with a training log');
    await pick(page, 'Choose a run: it is drawn beside those that are drawn already', 'metrics.csv');
    await section().getByText('Off by more than 1 %').waitFor();
    await until(
      'the view state is stored',
      () => storedState(page),
      (seen) => seen.includes('train/kl_weight'),
      120_000,
    );
  });

  const section = () => panelFrame(page).getByRole('region', { name: 'Planned against logged' });

  it('is drawn again, from the same columns', async () => {
    await page.reload();
    await section().getByText('Off by more than 1 %').waitFor({ timeout: 120_000 });
    assert.match(await section().innerText(), /metrics\.csv[^]*200 rows; steps from the column step[^]*train\/kl_weight/);
    await screenshot(page, 'preview-log-restored');
  });

  it('is missed in a sentence where it is gone, and read when it is back', async () => {
    renameSync(log, `${log}.old`);
    await page.reload();
    await section().getByText('It could not be read again:').waitFor({ timeout: 120_000 });
    assert.equal(await page.locator('.notification-list-item:visible').count(), 0, 'a notification');
    renameSync(`${log}.old`, log);
    await section().getByRole('button', { name: 'Read again' }).click();
    await section().getByText('Off by more than 1 %').waitFor();
  });

  it('without an error in the log', () => assert.deepEqual(workbench().errors, []));
});
