import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../fixtures/until';
import { root } from '../vscode/root';
import { assertFits, canvasInk, chooseTheme, hoverAt, openFile, panelFrame, runCommand, screenshot } from './driver';
import { themes, type ThemeKind } from './openWorkbench';
import { useWorkbench } from './useWorkbench';

/** Files beside the samples. */
const written = {
  'composed.yaml':
    'trainer:\n  max_steps: 20000\nkl: sequence(schedule(linear, 1, 1000), schedule(cosine, 1, 9000, start_weight=0.1, reverse=true))\n',
  'asked.yaml': 'learning_rate: 3.0e-4\nlr_scheduler_type: cosine\nwarmup_ratio: 0.1\nnum_train_epochs: 2\n',
  'asked.py': 'from torch.optim.lr_scheduler import StepLR\n\nscheduler = StepLR(make(), step_size=30, gamma=0.1)\n',
};

const kinds = Object.keys(themes) as ThemeKind[];

describe('the schedules of libraries in the workbench', () => {
  const workbench = useWorkbench({ theme: kinds[0]!, workspace: join(root, 'samples') });
  let page: Page;

  before(() => {
    const { folder } = workbench();
    ({ page } = workbench());
    for (const [file, text] of Object.entries(written)) writeFileSync(join(folder, file), text);
  });

  it("a script with PyTorch's schedulers is previewed as it is, rate and momentum apart", async () => {
    await openFile(page, 'pytorch.py');
    await runCommand(page, 'Preview weight schedule');
    const frame = panelFrame(page);
    await until(
      'the curves are drawn',
      () => canvasInk(frame),
      (share) => share > 0.005,
    );
    for (const name of ['scheduler', 'one_cycle lr', 'one_cycle momentum'])
      await frame.locator('#legend').getByRole('button', { name, exact: true }).first().waitFor();
    await screenshot(page, 'pytorch');
  });

  for (const theme of kinds) {
    it(`a hover names the scheduler and has its rate, in the ${theme} theme`, async () => {
      await chooseTheme(page, themes[theme]);
      await hoverAt(page, 'CosineAnnealingLR', /CosineAnnealingLR[^]*0\.0003/);
      await screenshot(page, `pytorch-hover-${theme}`);
    });
  }

  for (const [file, text, expected] of [
    ['pytorch.py', 'OneCycleLR(', /momentum/],
    ['pytorch.py', 'SequentialLR(', /scheduler/],
    ['finetune.yaml', 'lr_scheduler_type', /lr_scheduler_type/],
    ['finetune.sh', 'lr_scheduler_type', /Rises from 0 to 2e-5 by step 150\. Then falls to 0 by step 5,000/],
    // Of the program that it starts.
    ['classifier.sh', '--milestones 60', /Falls from 0\.4 to 0\.004 in 2 jumps by epoch 100/],
    ['train.py', 'schedule("exponential"', /contrastive_weight/],
    // An argument, with what the curve would be at half and double of it.
    ['vae.yaml', '30000', /half:\s15,000[^]*double:\s60,000/],
    ['composed.yaml', 'sequence(', /sequence\(linear, cosine\)/],
    ['asked.py', 'StepLR(make', /What is the learning rate/],
    ['asked.yaml', 'lr_scheduler_type', /How many optimizer steps/],
  ] as const) {
    it(`the hover on ${text} in ${file} needs no scrolling, beside the preview`, async () => {
      await openFile(page, file);
      const hover = await hoverAt(page, text, expected);
      await until('the curve is shown', () =>
        hover.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
      );
      await screenshot(page, `fits-${file.replace('.', '-')}-${text.replace(/\W/g, '')}`);
      await assertFits(hover);
    });
  }

  it("the keys of Hugging Face's Trainer are drawn over the run, beside keys that somebody made up", async () => {
    await openFile(page, 'finetune.yaml');
    const frame = panelFrame(page);
    for (const name of ['lr_scheduler_type', 'beta']) await frame.locator('#legend').getByRole('button', { name }).first().waitFor();
    await screenshot(page, 'finetune');
  });
});
