import assert from 'node:assert/strict';
import { chosenControls } from '../../src/preview/change/chosenControls';
import type { PageContent } from '../../src/preview/shownPage';
import type { FromWebview } from '../../src/protocol';
import { find } from '../fixtures/find';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

type Change = Extract<FromWebview, { type: 'change' }>;

const vae = `trainer:
  max_steps: 10_000
loss:
  kl_weight: schedule(cosine, 0.5, \${trainer.max_steps})
  gan_weight: schedule(power, 0.8, 5 * 1000, a=3)
  perceptual_weight: schedule(warmup_hold_decay, 1.0e-1, 8000)
`;

describe('the parameters on the preview page', () => {
  let preview: PreviewPage;
  let version = 1;
  const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
  const openPage = usePreviewPages({ document, state: { controlsOpen: true, uri: document.uri } });

  const read = (text: string) => find('yaml', text);

  /** What there is to show of a text in which a schedule is chosen. */
  async function textOf(characters: string, schedule: string): Promise<Pick<PageContent, 'schedules' | 'controls'>> {
    const schedules = await read(characters);
    const controls = chosenControls({ version, schedules, characters, isTrial: false }, schedule, {});
    return { schedules, controls };
  }

  const show = async (characters: string, schedule = 'loss.kl_weight') => preview.show(await textOf(characters, schedule));

  async function open(options: PreviewPageOptions = {}, schedule = 'loss.kl_weight'): Promise<void> {
    version = 1;
    preview = await openPage({ ...(await textOf(vae, schedule)), ...options });
    await preview.page.getByRole('textbox', { name: 'base_weight' }).or(preview.page.locator('details:not([open])')).waitFor();
  }

  const field = (name: string) => preview.page.locator(`#control-${name}`);
  const whenField = (name: string, value: string) => eventually(async () => assert.equal(await field(name).inputValue(), value));
  const slider = (name: string) => preview.page.getByRole('slider', { name, exact: true });
  const changes = async (mode: Change['mode']) => (await preview.sent('change')).filter((change) => change.mode === mode);
  const next = (mode: Change['mode'], value: Change['value']) =>
    preview.waitFor('change', (change) => change.mode === mode && change.value === value);
  const answer = (mode: Change['mode'], parameter: string, refusal?: string) => preview.send({ type: 'changed', mode, parameter, refusal });

  it('has sliders that move along all of their width, and says whole origins or that they go on', async () => {
    await open({ size: { width: 300, height: 700 } });
    const seen = await slider('start_weight').evaluate((element) => {
      const { clientLeft, offsetWidth, clientWidth } = element as HTMLElement;
      return [clientLeft, offsetWidth - clientWidth, getComputedStyle(element).paddingLeft, getComputedStyle(element).paddingRight];
    });
    assert.deepEqual(seen, [0, 0, '0px', '0px']);
    const origin = await preview.page
      .locator('.origin button')
      .first()
      .evaluate((element) => {
        const { scrollWidth, clientWidth } = element;
        return {
          isCut: scrollWidth > clientWidth,
          overflow: getComputedStyle(element).textOverflow,
          width: clientWidth,
          room: element.parentElement!.clientWidth,
        };
      });
    assert.ok(origin.isCut && origin.width <= origin.room, JSON.stringify(origin));
    assert.equal(origin.overflow, 'ellipsis');
  });

  it('has a field for each parameter, with its unit, and says where the value comes from', async () => {
    await open();
    const rows = await preview.page
      .locator('.control')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim()));
    assert.deepEqual(rows.slice(2), [
      'base_weight',
      'total_steps trainer.max_steps, line 2',
      'start_weight default',
      'delay steps default',
      'reverse default',
    ]);
    await whenField('base_weight', '0.5');
    assert.equal(await slider('total_steps').getAttribute('aria-valuetext'), '10,000 steps');
    await preview.page.getByRole('button', { name: 'trainer.max_steps, line 2' }).click();
    assert.deepEqual(await preview.waitFor('reveal'), {
      type: 'reveal',
      schedule: 'loss.kl_weight',
      parameter: 'total_steps',
      takesFocus: false,
    });
  });

  it('shows what is calculated as not to be changed, and why', async () => {
    await open({}, 'loss.gan_weight');
    assert.match((await preview.page.locator('.control', { hasText: 'total_steps' }).textContent())!, /5000calculated: 5 \* 1000/);
    assert.equal(await preview.page.locator('.control', { hasText: 'total_steps' }).locator('input').count(), 0);
  });

  it('tries what the slider is dragged over, and keeps what it is left at', async () => {
    await open();
    const { x, y, width, height } = (await slider('base_weight').boundingBox())!;
    await preview.page.mouse.move(x + width * 0.56, y + height / 2);
    await preview.page.mouse.down();
    for (const part of [0.6, 0.65, 0.7, 0.8]) await preview.page.mouse.move(x + width * part, y + height / 2);
    const first = await preview.waitFor('change');
    assert.equal(first.mode, 'try');
    // One is awaited at a time: of the others only the latest is asked for.
    assert.equal((await changes('try')).length, 1);
    await answer('try', 'base_weight');
    await preview.waitFor('change', ({ value }) => value !== first.value);
    assert.equal((await changes('try')).length, 2);
    const shown = Number(await field('base_weight').inputValue());
    assert.ok(shown > 1 && shown < 6, `0.8 of the way from 0.01 to 10 is ${shown}`);
    await preview.page.mouse.up();
    const kept = await preview.waitFor('change', ({ mode }) => mode === 'keep');
    assert.deepEqual(kept, {
      type: 'change',
      mode: 'keep',
      schedule: 'loss.kl_weight',
      version: 1,
      parameter: 'base_weight',
      value: shown,
    });
  });

  it('shows the value that the text has after a change', async () => {
    await open();
    await field('base_weight').fill('0.75');
    await next('try', 0.75);
    await field('base_weight').press('Enter');
    await next('keep', 0.75);
    // What comes of the trial is not what the text says.
    await show(vae.replace('0.5', '0.7'));
    assert.equal(await field('base_weight').inputValue(), '0.75');
    await answer('try', 'base_weight');
    await answer('keep', 'base_weight');
    version = 2;
    await show(vae.replace('0.5', '0.75'));
    await field('base_weight').fill('0.8');
    await preview.waitFor('change', (change) => change.value === 0.8 && change.version === 2);
    await field('base_weight').press('Escape');
    await preview.waitFor('endTry');
    await whenField('base_weight', '0.75');
  });

  it('tries again what is being tried when the text becomes another', async () => {
    await open();
    await field('base_weight').fill('0.75');
    await next('try', 0.75);
    await answer('try', 'base_weight', 'The text has changed meanwhile; nothing was written.');
    version = 2;
    await show(vae.replace('0.5', '0.6'));
    await preview.waitFor('change', (change) => change.value === 0.75 && change.version === 2);
    assert.equal(await field('base_weight').inputValue(), '0.75');
    assert.equal(await preview.page.getByText('nothing was written').count(), 0);
  });

  it('makes one change of many key presses on a slider', async () => {
    await open();
    const { page } = preview;
    // The keys rest when the test says so, however slow the machine is.
    await preview.stopTime();
    await slider('total_steps').focus();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('ArrowRight');
      await page.clock.runFor(400);
    }
    assert.ok(await slider('total_steps').evaluate((element) => element.matches(':focus')));
    assert.deepEqual(await changes('keep'), []);
    await page.clock.runFor(1000);
    await preview.waitFor('change', ({ mode }) => mode === 'keep');
    const [kept, ...others] = await changes('keep');
    assert.ok(Number(kept!.value) > 10_500 && Number(kept!.value) < 11_500 && Number.isInteger(kept!.value), String(kept!.value));
    assert.deepEqual(others, []);
  });

  it('says why a value is refused, and goes back to the one in the text', async () => {
    await open();
    await field('total_steps').fill('-5');
    await next('try', -5);
    await answer('try', 'total_steps', 'total_steps must be > 0, but is -5.');
    await preview.page.getByText('total_steps must be > 0, but is -5.').waitFor();
    assert.equal(await field('total_steps').getAttribute('aria-invalid'), 'true');
    await field('total_steps').blur();
    await whenField('total_steps', '10000');
    await field('total_steps').fill('many');
    await preview.page.getByText('This is not a number.').waitFor();
    assert.ok((await changes('keep')).every(({ value }) => value === -5));
  });

  it('switches the method and what is on or off', async () => {
    await open();
    await field('method').selectOption('linear');
    await next('keep', 'linear');
    await field('reverse').check();
    await next('keep', true);
  });

  it('chooses another schedule', async () => {
    await open();
    await preview.page.getByRole('combobox', { name: 'schedule' }).selectOption('loss.gan_weight');
    assert.equal((await preview.waitFor('choose')).schedule, 'loss.gan_weight');
  });

  it('keeps the focus when the rows become others', async () => {
    await open();
    await field('method').focus();
    await show(vae, 'loss.gan_weight');
    await field('a').waitFor();
    assert.ok(await field('method').evaluate((element) => element.matches(':focus')));
  });

  it('is closed until it is opened, and stays as it was left', async () => {
    await open({ state: undefined });
    await preview.page.locator('.control').first().waitFor({ state: 'hidden' });
    await preview.page.getByText('Change loss.kl_weight').click();
    await field('base_weight').waitFor();
    await preview.page.waitForFunction(() => (window as unknown as { saved: { controlsOpen: boolean } }).saved.controlsOpen);
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`has no violation that axe finds in ${theme}`, async () => {
      await open({ theme }, 'loss.gan_weight');
      assert.deepEqual(await violations(preview), []);
      await preview.screenshot(`parameters-${theme}`);
    });
  }

  for (const [name, width, height] of [
    ['wide', 1400, 800],
    ['half', 700, 800],
    ['narrow', 300, 700],
  ] as const) {
    it(`fits a ${name} panel`, async () => {
      await open({ size: { width, height } });
      await eventually(async () => assert.ok((await preview.overflow()) <= 0));
      await preview.screenshot(`parameters-${name}`);
    });
  }

  for (const [width, most] of [
    [1400, 30],
    [700, 30],
    [300, 30],
  ] as const) {
    it(`takes at most ${most} pixels for a parameter in a panel of ${width}`, async () => {
      await open({ size: { width, height: 700 } });
      const heights = await preview.page.locator('.control').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      assert.equal(heights.length, 7);
      for (const height of heights) assert.ok(height <= most, `${height}`);
    });
  }
});
