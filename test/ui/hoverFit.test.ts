import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../fixtures/until';
import { root } from '../vscode/root';
import { assertFits, hoverAt, openFile, runCommand, screenshot } from './driver';
import { useWorkbench } from './useWorkbench';

const loop = 'for step in range(10_000):\n    scheduler.step()\n';

/** Files beside the samples. */
const written = {
  'own.yaml':
    'trainer: {max_steps: 20000}\nown: schedule(cosine, 0.5, 8000, reverse=true, delay=2000, start_weight=0.05)\nlate: schedule(linear, 1, 30000, delay=10000)\nat: schedule(linear, 1, 500, step=100)\nswapped: schedule(linear, 10000, 0.5)\n',
  'parts.yaml':
    'trainer: {max_steps: 20000}\nsum: 0.5 * schedule(cosine, 1, 10000) + 0.1\nclipped: clip(minimum(schedule(cosine, 1, 9000), schedule(exponential, 2, 18000, start_weight=0.1)) * 0.5 + 0.1, 0.2, 0.4)\n',
  'trainer.yaml': 'learning_rate: 3.0e-4\nlr_scheduler_type: cosine\nwarmup_steps: 500\nmax_steps: 10000\n',
  'function.py': `import math\nimport torch\nfrom torch.optim.lr_scheduler import LambdaLR\n\noptimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)\n\n\ndef rate(step):\n    if step < 500:\n        return step / 500\n    return 0.5 * (1 + math.cos(math.pi * (step - 500) / 9500))\n\n\nscheduler = LambdaLR(optimizer, rate)\n${loop}`,
  'cycle.py': `import torch\nfrom torch.optim.lr_scheduler import OneCycleLR, CosineAnnealingLR, LinearLR, SequentialLR\n\noptimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)\ncycle = OneCycleLR(optimizer, 0.1, 20_000)\nwarm = LinearLR(optimizer, 0.1, total_iters=500)\nfall = CosineAnnealingLR(optimizer, T_max=9_500, eta_min=1e-5)\nboth = SequentialLR(optimizer, [warm, fall], milestones=[500])\n`,
  'keys.yaml': 'training: {max_steps: 50000}\nteacher_forcing_start: 1.0\nteacher_forcing_end: 0.2\nteacher_forcing_decay_steps: 30000\n',
};

/** On what the mouse rests, and the first line: what it does in its run. */
const cases: readonly (readonly [file: string, text: string, verdict: RegExp])[] = [
  ['own.yaml', 'schedule(cosine', /^own — Stays at 0\.5 until step 2,000, then falls to 0\.05 by step 10,000, 50 % of the run\./],
  ['own.yaml', '8000', /^own — Stays at 0\.5/],
  ['own.yaml', 'schedule(linear, 1, 30000', /^late — Stays at 0 until step 10,000, then rises to 1 by step 40,000\. The run ends at 50 %/],
  ['own.yaml', 'schedule(linear, 1, 500', /^at — Rises from 0 to 1 by step 500, 2\.5 % of the run\.\s*At step 100 the weight is 0\.2\./],
  ['own.yaml', 'schedule(linear, 10000', /^swapped — Rises from 0 to 10000 by step 0\.5/],
  ['parts.yaml', '+ 0.1', /^sum — Rises from 0\.1 to 0\.6 by step 10,000, 50 % of the run\./],
  ['parts.yaml', 'clip(', /^clipped — Stays at 0\.2 until step 2,656\.505, then rises to 0\.4/],
  ['trainer.yaml', 'lr_scheduler_type', /^lr_scheduler_type — Rises from 0 to 0\.0003 by step 500\. Then falls to 0 by step 10,000/],
  ['trainer.yaml', '500', /^lr_scheduler_type — .*half:\s250\s*double:\s1,000/],
  ['trainer.yaml', '3.0e-4', /^lr_scheduler_type — Rises/],
  ['function.py', 'LambdaLR(opt', /^scheduler — Rises from 0 to 0\.0003 by step 500\. Then falls to 0 by step 10,000/],
  ['function.py', 'rate(step)', /^rate — Rises from 0 to 1 by step 500\./],
  ['cycle.py', 'OneCycleLR(opt', /^cycle — Rises from 0\.004 to 0\.1 by step 5,999\. Then falls to 4e-7 by step 19,999\./],
  ['cycle.py', '20_000', /^cycle — Rises/],
  ['cycle.py', 'CosineAnnealingLR(opt', /^fall — Falls from 0\.1 to 1e-5 by step 9,500\./],
  ['cycle.py', 'SequentialLR(opt', /^both — Rises from 0\.01 to 0\.1 by step 500\. Then falls to 1e-5 by step 10,000\./],
  ['keys.yaml', 'teacher_forcing_decay_steps', /^teacher_forcing — Falls from 1 to 0\.2 by step 30,000, 60 % of the run\./],
];

describe('a hover in VS Code as it comes', () => {
  const workbench = useWorkbench({ theme: 'dark', workspace: join(root, 'samples') });
  let page: Page;

  before(() => {
    const { folder } = workbench();
    ({ page } = workbench());
    for (const [file, text] of Object.entries(written)) writeFileSync(join(folder, file), text);
  });

  const tests = (place: string) => {
    for (const [i, [file, text, expected]] of cases.entries())
      it(`on ${text} in ${file} says first what the curve does, and needs no scrolling, ${place}`, async () => {
        await openFile(page, file);
        const hover = await hoverAt(page, text, expected);
        const pictures = hover.locator('img');
        await until('the curve is shown', () =>
          pictures.first().evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
        );
        await screenshot(page, `hover-fits-${i}-${place.replace(/\W+/g, '-')}`);
        await assertFits(hover);
      });
  };

  tests('with the editor alone');

  describe('beside a preview', () => {
    before(async () => {
      await openFile(page, 'own.yaml');
      await runCommand(page, 'Preview weight schedule');
    });

    tests('beside a preview');
  });
});
