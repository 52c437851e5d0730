import assert from 'node:assert/strict';
import { find } from '../fixtures/find';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const text = `a:
  lr_scheduler_type: cosine
  warmup_ratio: 0.1
b:
  lr_scheduler_type: linear
`;
const question = 'How many optimizer steps does the run have?';

describe('the questions on the preview page', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document: { uri: 'file:///project/train.yaml', name: 'train.yaml' } });

  const read = (answer?: number) => find('yaml', text, answer === undefined ? {} : { answers: new Map([['run.step', answer]]) });
  const open = async (answer?: number, options: PreviewPageOptions = {}) => {
    preview = await openPage({ schedules: await read(answer), ...options });
  };
  const show = async (answer?: number) => preview.show({ schedules: await read(answer) });
  const field = () => preview.page.getByRole('textbox', { name: question });
  const forget = () => preview.page.getByRole('button', { name: `Forget the answer: ${question}` });
  const isFocused = () => field().evaluate((element) => element.matches(':focus'));

  it('are not there where the text says all', async () => {
    preview = await openPage({ schedules: await find('yaml', 'kl: schedule(cosine, 0.5, 100)') });
    assert.equal(await preview.page.locator('#questions').isVisible(), false);
  });

  it('ask once for what several schedules need, and say what is drawn meanwhile', async () => {
    await open();
    assert.equal(await preview.page.locator('#questions').getByRole('textbox').count(), 1);
    assert.equal(await preview.page.getByRole('heading', { name: 'Open questions' }).isVisible(), true);
    assert.equal(
      await field().evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')!.split(' ')[0]!)!.textContent),
      'Meanwhile the curve is drawn over 0–100 % of it.',
    );
    assert.equal(await forget().count(), 0);
  });

  it('keep an answer with Enter, and say that it is the user’s', async () => {
    await open();
    await field().fill('10_000');
    await field().press('Enter');
    assert.deepEqual(await preview.waitFor('answer'), { type: 'answer', key: 'run.step', value: 10_000 });
    await show(10_000);
    assert.equal(await field().inputValue(), '10000');
    assert.ok(await isFocused());
    assert.match(await preview.page.locator('#questions').innerText(), /What you said[^]*you said/);
    await field().press('Tab');
    assert.ok(await forget().evaluate((element) => element.matches(':focus')));
    // Leaving the field is no second answer.
    assert.equal((await preview.sent('answer')).length, 1);
  });

  it('let an answer be changed, and keep what is being typed while the text changes', async () => {
    await open(10_000);
    await field().fill('20000');
    await show(10_000);
    assert.equal(await field().inputValue(), '20000');
    await field().blur();
    assert.equal((await preview.waitFor('answer')).value, 20_000);
    await show(20_000);
    assert.equal(await field().inputValue(), '20000');
  });

  it('are answered by a slider, too, which stays at the answer', async () => {
    await open();
    const slider = () => preview.page.locator('#questions').getByRole('slider');
    assert.equal(await slider().getAttribute('aria-valuetext'), 'not known');
    await slider().focus();
    await slider().press('End');
    const { value } = await preview.waitFor('answer');
    assert.equal(value, 100_000);
    await show(value);
    assert.equal(await field().inputValue(), '100000');
    assert.deepEqual([await slider().inputValue(), await slider().getAttribute('aria-valuetext')], ['300', '100,000']);
  });

  it('let an answer be forgotten, by the button or by an empty field', async () => {
    await open(10_000);
    await forget().click();
    assert.deepEqual(await preview.waitFor('answer'), { type: 'answer', key: 'run.step', value: undefined });
    await show();
    assert.equal(await field().inputValue(), '');
    assert.ok(await isFocused());
    assert.equal(await forget().count(), 0);
    await show(10_000);
    await field().fill('');
    await field().press('Enter');
    await eventually(async () => assert.equal((await preview.sent('answer')).length, 2));
    assert.equal((await preview.sent('answer')).at(-1)!.value, undefined);
  });

  it('say why something is no answer, and take it back with Escape', async () => {
    await open(10_000);
    for (const [typed, reason] of [
      ['many', 'This is not a number.'],
      ['2.5', 'max_steps must be a whole number, but is 2.5.'],
      ['0', 'max_steps must be >= 1, but is 0.'],
    ] as const) {
      await field().fill(typed);
      await field().press('Enter');
      await preview.page.getByText(reason).waitFor();
      assert.equal(await field().getAttribute('aria-invalid'), 'true');
    }
    await field().press('Escape');
    assert.deepEqual([await field().inputValue(), await field().getAttribute('aria-invalid')], ['10000', null]);
    assert.deepEqual(await preview.sent('answer'), []);
  });

  it('take the name of a schedule as text', async () => {
    const key = '<img src=x onerror=alert(1)>';
    const python = `from torch.optim.lr_scheduler import StepLR\nx = {"${key}": StepLR(make(), 10)}\n`;
    preview = await openPage({ schedules: await find('python', python) });
    assert.ok((await preview.page.locator('#questions').innerText()).includes(key));
    assert.equal(await preview.page.locator('#questions img').count(), 0);
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`have no violation that axe finds in ${theme}`, async () => {
      await open(10_000, { theme });
      await field().fill('many');
      await field().press('Enter');
      assert.deepEqual(await violations(preview), []);
    });
  }

  it('fit a narrow panel', async () => {
    await open(10_000, { size: { width: 300, height: 700 } });
    await eventually(async () => assert.ok((await preview.overflow()) <= 0));
  });
});
