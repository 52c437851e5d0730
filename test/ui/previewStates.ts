// The states of the preview page that its screenshots show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundSchedule } from '../../src/language/find/found';
import { chosenControls } from '../../src/preview/change/chosenControls';
import { compareVersions } from '../../src/preview/compare/compareSchedules';
import { curvesOf } from '../../src/preview/model/curves';
import type { AxesState, SavedState, ShownSources } from '../../src/protocol';
import { root } from '../vscode/root';
import { find } from '../fixtures/find';
import { loggedRun } from './loggedRun';
import { plainAxes } from '../../webview/savedState';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

/** A state: how the page is opened, and what is done on it then. */
export interface PreviewState {
  readonly options: PreviewPageOptions;
  readonly act?: (preview: PreviewPage) => Promise<unknown>;
}

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };

const vae = `trainer:
  max_steps: 1_000
loss:
  kl_weight: schedule(cosine, 0.5, \${trainer.max_steps})
  gan_weight: schedule(power, 0.3, 800, a=3)
  perceptual_weight: schedule(warmup_hold_decay, 0.4, 1000)
`;
const broken = `${vae}  lr: schedule(cosin, 0.5, 100)\n  tv_weight: schedule(linear, 0.5, -5)\n`;
const many = Array.from(
  { length: 14 },
  (_, i) =>
    `model.heads.${i}.auxiliary_loss_weight: schedule(${['cosine', 'linear', 'sigmoid', 'dann', 'cyclical'][i % 5]!}, ${1 - i / 20}, ${1000 - i * 40})`,
).join('\n');

/** What it leaves open is the length of the run. */
const unsaid = 'lr_scheduler_type: cosine\nwarmup_ratio: 0.1\nlearning_rate: 1.0e-3\n';

const pytorch = { uri: 'file:///project/pytorch.py', name: 'pytorch.py' };
const sample = readFileSync(join(root, 'samples', 'pytorch.py'), 'utf8');

/** A rate, a momentum, and weights of two sizes. */
const manyQuantities = `opt = torch.optim.SGD(model.parameters(), lr=1e-4, momentum=0.9)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=1e-4, total_steps=10_000)
kl = schedule("cosine", base_weight=100, total_steps=10_000)
temperature = schedule("linear", 0.5, 10_000, start_weight=4)
`;

const read = (text: string): Promise<readonly FoundSchedule[]> => find('yaml', text);

/** What an earlier page has left, of this document. */
const left = (state: Partial<Omit<SavedState, 'axes'>> & { readonly axes?: Partial<AxesState> }) => ({
  ...state,
  uri: document.uri,
  axes: { ...plainAxes, ...state.axes },
});

const button = (name: string) => async (preview: PreviewPage) => {
  const wanted = preview.page.getByRole('button', { name, exact: true });
  // In a narrow page it has gone into the panel of what does not fit.
  if (!(await wanted.isVisible())) await preview.page.getByRole('button', { name: 'More' }).click();
  await wanted.click();
};

const alone: ShownSources = { isLocked: false, added: [], comparison: undefined };

/** All states, each by its name. */
export async function previewStates(): Promise<Readonly<Record<string, PreviewState>>> {
  const schedules = await read(vae);
  const curves = curvesOf(schedules);
  const chart: PreviewPageOptions = { document, schedules, cursor: { offset: vae.indexOf('cosine') } };
  const saved = await read(vae.replace('0.5', '0.25').replace('gan_weight', 'old_weight'));
  const compared = compareVersions(schedules, saved, 'saved file');
  const added = curvesOf(await read('d_weight: schedule(linear, 0.45, 900)')).map((curve) => ({
    ...curve,
    label: `gan.yaml: ${curve.label}`,
  }));
  const log = await loggedRun([{ ...curves[0]!, label: 'kl_weight' }]);
  const comparison = { kind: 'saved', title: 'Compared with the saved file', rows: compared.rows, note: undefined } as const;
  const controls = chosenControls({ version: 1, schedules, characters: vae, isTrial: false }, undefined, {});

  return {
    'base curves': { options: { document } },
    'one schedule': { options: { document, schedules: schedules.slice(2) } },
    'several schedules': { options: chart },
    'many schedules': { options: { document, schedules: await read(many) } },
    'some problems': { options: { ...chart, schedules: await read(broken) } },
    'only problems': { options: { document, schedules: (await read(broken)).filter(({ schedule }) => !schedule) } },
    error: {
      options: chart,
      act: (preview) => preview.fail(new Error('Maximum call stack size exceeded')),
    },
    loading: { options: { document, silent: true }, act: ({ page }) => page.getByText('Reading the schedules…').waitFor() },
    'open questions': { options: { document, schedules: await read(unsaid) } },
    'answered questions': {
      options: { document, schedules: await find('yaml', unsaid, { answers: new Map([['run.step', 10_000]]) }) },
      act: async ({ page }) => {
        await page.locator('#questions input[type=text]').fill('many');
        await page.keyboard.press('Enter');
      },
    },
    parameters: { options: { ...chart, controls, state: left({ controlsOpen: true }) } },
    comparison: { options: { ...chart, others: compared.curves, sources: { ...alone, comparison } } },
    'log over plan': {
      options: { ...chart, log },
      act: ({ page }) => page.locator('.summary', { hasText: 'Off by' }).waitFor(),
    },
    table: { options: { ...chart, state: left({ tableOpen: true, probe: 400 }) } },
    'export menu': { options: chart, act: button('Export') },
    'picture dialog': {
      options: { ...chart, log },
      act: async (preview) => {
        await preview.send({ type: 'takePicture', way: 'ask' });
        await preview.page.locator('dialog[open] img').waitFor();
      },
    },
    'axes panel': { options: chart, act: button('Axes') },
    'schedules panel': { options: chart, act: button('Schedules') },
    'curve menu': {
      options: chart,
      act: ({ page }) => page.locator('#legend button').nth(1).click({ button: 'right' }),
    },
    'probe and zoom': {
      options: { ...chart, state: left({ probe: 500, axes: { x: { from: 300, to: 700 } } }) },
      act: (preview) => preview.waitForPoints(),
    },
    'two value axes': { options: { document: pytorch, schedules: await find('python', sample) } },
    'two value axes, read': {
      options: { document: pytorch, schedules: await find('python', sample), cursor: { offset: sample.indexOf('OneCycleLR(') } },
      act: async ({ page }) => {
        await page.locator('#reader').press('PageUp');
        await page.locator('#readout').waitFor();
      },
    },
    'plots one above the other': {
      options: {
        document: pytorch,
        schedules: await find('python', manyQuantities),
        cursor: { offset: manyQuantities.indexOf('OneCycleLR(') },
      },
    },
    crosshair: {
      options: chart,
      act: async ({ page }) => {
        await page.locator('#reader').press('PageUp');
        await page.locator('#readout').waitFor();
      },
    },
    percent: { options: { ...chart, state: left({ axes: { unit: 'percent' } }) } },
    'epochs, logarithmic': { options: { ...chart, state: left({ axes: { unit: 'epochs', stepsPerEpoch: 39, scale: 'log' } }) } },
    'added files': {
      options: { ...chart, others: added, sources: { ...alone, isLocked: true, added: [{ uri: 'file:///gan.yaml', name: 'gan.yaml' }] } },
    },
  };
}
