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

const text = `loss:
  kl_weight: schedule(cosine, 0.5, 10_000)
  gan_weight: schedule(step, 0.8, 9000, milestones=[3000, 6000], factor=0.5)
`;

describe('the handles on the curve', () => {
  let preview: PreviewPage;
  const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
  const openPage = usePreviewPages({ document });

  async function contentOf(characters: string, schedule: string, version = 1): Promise<Partial<PageContent>> {
    const schedules = await find('yaml', characters);
    const controls = chosenControls({ version, schedules, characters, isTrial: false }, schedule, { label: schedule });
    return { schedules, controls, cursor: { label: schedule } };
  }

  async function open(schedule = 'loss.kl_weight', options: PreviewPageOptions = {}): Promise<void> {
    preview = await openPage({ ...(await contentOf(text, schedule)), ...options });
  }

  const handle = (name: string) =>
    preview.page.getByRole('group', { name: 'Handles of the curve' }).getByRole('slider', { name, exact: true });
  const changes = async (mode: Change['mode']) => (await preview.sent('change')).filter((change) => change.mode === mode);
  const middle = async (name: string) => {
    const { x, y, width, height } = (await handle(name).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };

  /** How many pixels a step and a weight are: the ends of both axes are known. */
  async function scale(): Promise<{ readonly step: number; readonly weight: number }> {
    const [start, first] = [await middle('base_weight'), await middle('milestones[0]')];
    return { step: (first.x - start.x) / 3000, weight: (first.y - start.y) / 0.4 };
  }

  /** Takes hold of a handle and moves it by so many pixels, without letting go. */
  async function pull(name: string, dx: number, dy: number): Promise<void> {
    const { mouse } = preview.page;
    const { x, y } = await middle(name);
    await mouse.move(x + 2, y - 2);
    await mouse.down();
    await mouse.move(x + 2 + dx, y - 2 + dy, { steps: 12 });
  }

  it('stand where numbers in the text move the curve, each a slider with its number', async () => {
    await open('loss.gan_weight');
    const sliders = await preview.page
      .getByRole('group', { name: 'Handles of the curve' })
      .getByRole('slider')
      .evaluateAll((list) => list.map((each) => [each.ariaLabel, each.ariaValueNow, each.ariaValueText, each.ariaOrientation]));
    assert.deepEqual(sliders, [
      ['milestones[0]', '3000', '3,000 steps', 'horizontal'],
      ['milestones[1]', '6000', '6,000 steps', 'horizontal'],
      ['base_weight', '0.8', '0.8', 'vertical'],
      ['total_steps', '9000', '9,000 steps', 'horizontal'],
      ['factor', '0.5', '0.5', 'vertical'],
    ]);
    // The factor and the first milestone share a place, which goes both ways.
    assert.deepEqual(await middle('factor'), await middle('milestones[0]'));
    await preview.screenshot('handles');
  });

  it('try numbers while they are dragged, and keep the last one, a round one, as one change', async () => {
    await open('loss.gan_weight');
    const { step } = await scale();
    await pull('milestones[0]', 900 * step + 1, 3);
    await eventually(async () => assert.equal(await handle('milestones[0]').getAttribute('aria-valuetext'), '3,900 steps'));
    assert.deepEqual(await changes('keep'), []);
    await preview.page.mouse.up();
    const kept = await preview.waitFor('change', ({ mode }) => mode === 'keep');
    assert.deepEqual(kept, {
      type: 'change',
      mode: 'keep',
      schedule: 'loss.gan_weight',
      version: 1,
      parameter: 'milestones[0]',
      value: 3900,
    });
    assert.equal((await changes('keep')).length, 1);
    const tried = (await changes('try')).map(({ value }) => Number(value));
    assert.ok(
      tried.every((value) => value % 10 === 0 && value > 3000 && value <= 3900),
      tried.join(),
    );
  });

  it('move along the axis along which they are dragged', async () => {
    await open('loss.gan_weight');
    const { weight } = await scale();
    await pull('factor', 2, weight * -0.08);
    await preview.page.mouse.up();
    const kept = await preview.waitFor('change', ({ mode }) => mode === 'keep');
    assert.deepEqual([kept.parameter, kept.value], ['factor', 0.6]);
  });

  it('change the part of a composition that the cursor is at, on the curve of the whole', async () => {
    const composed = 'kl: sequence(schedule(linear, 0.5, 1000), schedule(cosine, 0.5, 4000, reverse=true))\n';
    preview = await openPage(await contentOf(composed, 'kl: 1. linear'));
    const [first, end] = [await middle('total_steps'), await handle('total_steps').getAttribute('aria-valuetext')];
    assert.equal(end, '1,000 steps');
    await pull('total_steps', 120, 0);
    await preview.page.mouse.up();
    const kept = await preview.waitFor('change', ({ mode }) => mode === 'keep');
    assert.deepEqual([kept.schedule, kept.parameter], ['kl: 1. linear', 'total_steps']);
    const longer = composed.replace('1000', String(kept.value));
    await preview.show(await contentOf(longer, 'kl: 1. linear', 2));
    // The place moves with the number, on an axis that is as much longer.
    const after = await middle('total_steps');
    assert.ok(Number(kept.value) > 1300 && after.x > first.x + 60, `${String(kept.value)}, ${after.x - first.x} pixels`);
    await preview.show(await contentOf(longer, 'kl: 2. cosine', 2));
    await eventually(async () => assert.equal(await handle('total_steps').getAttribute('aria-valuetext'), '4,000 steps'));
  });

  it('leave what is in sight as it is while they are dragged, and follow the curve', async () => {
    await open('loss.gan_weight');
    const { weight } = await scale();
    const before = await middle('base_weight');
    await pull('base_weight', 0, weight * 0.4);
    await eventually(async () => assert.equal(await handle('base_weight').getAttribute('aria-valuenow'), '0.4'));
    await preview.show(await contentOf(text.replace('0.8', '0.4'), 'loss.gan_weight'));
    const now = await middle('base_weight');
    assert.ok(Math.abs(now.y - before.y - weight * 0.4) < 1.5, `${now.y - before.y}`);
    // The milestone is at half of the weight, on the axis of before.
    const milestone = await middle('milestones[0]');
    assert.ok(Math.abs(milestone.y - before.y - weight * 0.6) < 1.5);
    await preview.page.mouse.up();
    // Then the axis fits the curve again.
    await preview.show(await contentOf(text.replace('0.8', '0.4'), 'loss.gan_weight', 2));
    await eventually(async () => assert.ok((await middle('milestones[0]')).y < milestone.y - 10));
  });

  it('go back by Escape, and write nothing', async () => {
    await open('loss.gan_weight');
    await pull('total_steps', -60, 0);
    await preview.waitFor('change', ({ mode }) => mode === 'try');
    await preview.page.keyboard.press('Escape');
    await preview.waitFor('endTry');
    await preview.page.mouse.up();
    assert.deepEqual(await changes('keep'), []);
    assert.equal(await handle('total_steps').getAttribute('aria-valuenow'), '9000');
  });

  it('move by keys, with Shift farther; several presses are one change', async () => {
    await open('loss.gan_weight');
    await preview.stopTime();
    await handle('milestones[0]').focus();
    const { page } = preview;
    await page.keyboard.press('ArrowRight');
    const first = Number((await preview.waitFor('change', ({ mode }) => mode === 'try')).value) - 3000;
    assert.ok(first >= 10 && first <= 100, `${first}`);
    await preview.send({ type: 'changed', mode: 'try', parameter: 'milestones[0]', refusal: undefined });
    await page.clock.runFor(400);
    await page.keyboard.press('Shift+ArrowRight');
    await preview.waitFor('change', ({ value }) => value === 3000 + 11 * first);
    assert.equal(await handle('milestones[0]').getAttribute('aria-valuenow'), String(3000 + 11 * first));
    assert.deepEqual(await changes('keep'), []);
    await page.clock.runFor(1000);
    assert.equal((await preview.waitFor('change', ({ mode }) => mode === 'keep')).value, 3000 + 11 * first);
    assert.equal((await changes('keep')).length, 1);
  });

  it('go back by Escape from the keys, too', async () => {
    await open('loss.kl_weight');
    await preview.stopTime();
    await handle('base_weight').focus();
    await preview.page.keyboard.press('ArrowUp');
    await preview.waitFor('change', ({ mode, value }) => mode === 'try' && Number(value) > 0.5);
    await preview.page.keyboard.press('Escape');
    await preview.waitFor('endTry');
    await preview.page.clock.runFor(1000);
    assert.deepEqual(await changes('keep'), []);
  });

  it('keep a milestone between its neighbours', async () => {
    await open('loss.gan_weight');
    const { step } = await scale();
    await pull('milestones[0]', 4000 * step, 0);
    await preview.page.mouse.up();
    const kept = await preview.waitFor('change', ({ mode }) => mode === 'keep');
    assert.ok(Number(kept.value) > 5900 && Number(kept.value) < 6000, String(kept.value));
  });

  it('say why a number is refused', async () => {
    await open('loss.gan_weight');
    await pull('total_steps', -60, 0);
    await preview.waitFor('change', ({ mode }) => mode === 'try');
    await preview.send({ type: 'changed', mode: 'try', parameter: 'total_steps', refusal: 'It is too short.' });
    await preview.page.locator('#handleHint span', { hasText: 'It is too short.' }).waitFor();
    await preview.page.mouse.up();
  });

  it('are those of the curve at the cursor only, and go with it when it is hidden', async () => {
    await open('loss.kl_weight');
    const all = preview.page.locator('.handle');
    assert.equal(await all.count(), 2);
    await preview.page.getByRole('button', { name: 'loss.kl_weight' }).click();
    await all.first().waitFor({ state: 'detached' });
    assert.equal(await all.count(), 0);
  });

  it('do not keep the wheel from zooming', async () => {
    await open('loss.gan_weight');
    const { x, y } = await middle('milestones[0]');
    const before = await middle('milestones[1]');
    await preview.page.mouse.move(x, y);
    await preview.page.keyboard.down('Control');
    await preview.page.mouse.wheel(0, -200);
    await preview.page.keyboard.up('Control');
    await eventually(async () => assert.ok((await middle('milestones[1]')).x > before.x + 5));
    // What is under the pointer stays there.
    assert.ok(Math.abs((await middle('milestones[0]')).x - x) < 1.5);
  });

  it('say their numbers within a narrow panel', async () => {
    await open('loss.gan_weight', { size: { width: 300, height: 500 } });
    await handle('milestones[1]').focus();
    await preview.page.keyboard.press('ArrowRight');
    const hint = preview.page.locator('#handleHint span');
    await hint.waitFor();
    const { x, width } = (await hint.boundingBox())!;
    assert.ok(x >= 0 && x + width <= 300, `${x} to ${x + width}`);
  });

  it('can be dragged by a finger', async () => {
    await open('loss.gan_weight', { hasTouch: true });
    const { x, y } = await middle('milestones[0]');
    const session = await preview.page.context().newCDPSession(preview.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: at, y }] });
    await touch('touchStart', x);
    for (let i = 1; i <= 6; i++) await touch('touchMove', x + i * 10);
    await touch('touchEnd', x);
    const kept = await preview.waitFor('change', ({ mode }) => mode === 'keep');
    assert.equal(kept.parameter, 'milestones[0]');
    assert.ok(Number(kept.value) > 3500, String(kept.value));
    // The plot has not moved with it.
    assert.equal(await preview.page.locator('#zoomReset').isDisabled(), true);
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`have no violation that axe finds in ${theme}`, async () => {
      await open('loss.gan_weight', { theme });
      assert.deepEqual(await violations(preview), []);
    });
  }
});
