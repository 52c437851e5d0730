import assert from 'node:assert/strict';
import type { FromWebview, SavedState } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };

describe('weights that fit the steps in sight', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document, schedules: [drawable('kl', 'linear', 0.5, 10_000)] });

  beforeEach(async () => {
    preview = await openPage();
  });

  type View = Extract<FromWebview, { type: 'view' }>;
  const axes = async () => ((await preview.savedState()) as SavedState).axes;
  const press = (...keys: readonly string[]) =>
    keys.reduce((done, key) => done.then(() => preview.page.keyboard.press(key)), preview.page.locator('#reader').focus());
  const asks = (accept: (view: NonNullable<View['view']>) => boolean) =>
    preview.waitFor('view', ({ view }) => view !== undefined && accept(view));

  it('shows the weights that the curve has there, and all of them again after a reset', async () => {
    await press('+', '+', '+');
    const { x, y } = await axes();
    assert.equal(y, undefined);
    // The line passes through 0.05 in each 1000 steps; 3 % of its height are left on either side.
    const [from, to] = [x!.from / 20_000, x!.to / 20_000];
    await asks(({ low, high }) => Math.abs(low - (from - (to - from) * 0.03)) < 1e-4 && Math.abs(high - (to + (to - from) * 0.03)) < 1e-4);
    await press('0');
    assert.deepEqual([(await axes()).x, (await axes()).y], [undefined, undefined]);
  });

  it('leaves weights as they are that the user has chosen', async () => {
    await press('Alt++');
    const { y } = await axes();
    assert.ok(y);
    await press('+', '+');
    assert.deepEqual((await axes()).y, y);
    await asks(({ from, low, high }) => from > 0 && low === y.from && high === y.to);
  });

  it('goes on fitting when the steps are moved by a hand that is not quite steady', async () => {
    await press('+', '+');
    const { x, y, width, height } = (await preview.page.locator('#canvas').boundingBox())!;
    const before = (await axes()).x!;
    await preview.page.keyboard.down('Shift');
    await preview.page.mouse.move(x + width / 2, y + height / 2);
    await preview.page.mouse.down();
    await preview.page.mouse.move(x + width / 2 - 100, y + height / 2 + 9, { steps: 5 });
    assert.ok((await axes()).x!.from > before.from);
    assert.equal((await axes()).y, undefined);
    await preview.page.mouse.move(x + width / 2 - 100, y + height / 2 + 60, { steps: 5 });
    assert.ok((await axes()).y, 'the weights do not move');
    await preview.page.mouse.up();
    await preview.page.keyboard.up('Shift');
  });
});
