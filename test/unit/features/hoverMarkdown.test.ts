import assert from 'node:assert/strict';
import { hoverMarkdown } from '../../../src/features/hoverMarkdown';
import { find } from '../../fixtures/find';

async function hover(text: string, probeStep?: number, answers?: ReadonlyMap<string, number>): Promise<string> {
  const [found] = await find('python', text, answers && { answers });
  return hoverMarkdown(found!, {
    image: 'data:image/svg+xml;base64,AA==',
    width: 10,
    height: 5,
    previewLink: 'command:preview',
    answerLink: (key) => `command:answer?${key}`,
    probeStep,
  });
}

describe('hoverMarkdown', () => {
  it('has the values at the quarters of the run as text', async () => {
    const text = (await hover('kl = schedule("cosine", 0.5, 10_000)')).replaceAll('&emsp;', '');
    assert.match(text, /\| 0 \| 2,500 \| 5,000 \| 7,500 \| 10,000 \|/);
    assert.match(text, /\*\*0\*\* \| \*\*0\.0732233\*\* \| \*\*0\.25\*\* \| \*\*0\.426777\*\* \| \*\*0\.5\*\*/);
  });

  it('has the value at the step that is asked for', async () => {
    assert.match(await hover('kl = schedule("linear", 0.5, 1000, step=250)'), /At step 250 the weight is \*\*0\.125\*\*/);
  });

  it('has the value at the probe step, where the run is as long as is known', async () => {
    assert.match(await hover('kl = schedule("linear", 0.5, 20_000)', 12_000), /At step 12,000 \(probe\): \*\*0\.3\*\*/);
    assert.doesNotMatch(await hover('kl = schedule("linear", 0.5, 20_000)'), /probe/);
    assert.doesNotMatch(await hover('kl = schedule("linear", 0.5)', 12_000), /probe/);
  });

  it('has a row for each quantity of a schedule, by its own name', async () => {
    const text = 'import torch\ns = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=101, pct_start=0.5)';
    const shown = (await hover(text)).replaceAll('&emsp;', '');
    assert.match(shown, /\| \*\*lr\*\* \| \*\*0\.004\*\*/);
    assert.match(shown, /\| \*\*momentum\*\* \| \*\*0\.95\*\*/);
    assert.doesNotMatch(shown, /weight/);
  });

  it('says where numbers came from', async () => {
    assert.match(await hover('TOTAL = 2000\nkl = schedule("linear", 0.5, TOTAL)'), /`total_steps` 2,000 \(TOTAL, line 1\)/);
  });

  it('asks what the text does not say, and leads to where it is answered and changed', async () => {
    const text = 'from torch.optim.lr_scheduler import StepLR\ns = StepLR(make(), 10)';
    assert.match(
      await hover(text),
      /\$\(question\) What is the learning rate of the optimizer\? \[Answer\]\(command:answer\?s\.lr\) Meanwhile the values are multiples of it\\\./,
    );
    const answered = await hover(text, undefined, new Map([['s.lr', 0.4]]));
    assert.match(answered, /`lr` 0\\\.4 \(you said, \[change\]\(command:answer\?s\.lr\)\)/);
    assert.doesNotMatch(answered, /question/);
  });

  it('says that the exponential method does not reach its weight', async () => {
    assert.match(await hover('kl = schedule("exponential", 0.5, 10)'), /0\\\.98168/);
  });

  it('says when how much of the way is done, and what is never reached', async () => {
    const text = await hover('kl = schedule("exponential", 0.5, 10_000)');
    assert.match(text, /50 % at step 1,733, 95 % at step 7,490, never 99 %/);
  });

  it('says where a composition jumps', async () => {
    const text = await hover('kl = sequence(schedule("linear", 1, 100), schedule("linear", 1, 100))');
    assert.match(text, /Jumps 1 → 0 at step 100/);
  });

  it('says what is wrong, and shows no curve', async () => {
    const text = await hover('kl = schedule("cosin", 0.5, 10)');
    assert.match(text, /\$\(error\) Unknown method\\: cosin\\\. Did you mean cosine/);
    assert.ok(!text.includes('data:image'));
  });

  it('never lets text of the file become Markdown', async () => {
    const text = await hover('x = {"[a](command:evil) <img src=x onerror=y> $(zap) `b` **c**": schedule("linear", 1, 10)}');
    const [heading] = text.split(' — ');
    assert.ok(!/[^\\]\[a|[^\\]<img|[^\\]\$\(|[^\\]`b/.test(heading!), heading);
  });

  it('stays far below the size at which VS Code cuts a hover', async () => {
    const label = 'x'.repeat(20_000);
    assert.ok((await hover(`${label} = schedule("linear", 1, 10)`)).length < 20_000);
  });
});
