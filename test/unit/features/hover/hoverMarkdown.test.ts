import assert from 'node:assert/strict';
import { hoverMarkdown } from '../../../../src/features/hover/hoverMarkdown';
import { say } from '../../../../src/core/message';
import { argumentAt } from '../../../../src/features/hover/argumentAt';
import type { Language } from '../../../../src/language/index';
import { find } from '../../../fixtures/find';

interface HoverOptions {
  readonly language?: Language;
  readonly probeStep?: number;
  readonly answers?: ReadonlyMap<string, number>;
  /** A text on which the pointer is: where that is an argument, it is shown. */
  readonly on?: string;
  /** With its escapes. */
  readonly isRaw?: boolean;
}

async function hover(text: string, { language = 'python', probeStep, answers, on, isRaw = false }: HoverOptions = {}): Promise<string> {
  const [found] = await find(language, text, answers && { answers });
  const markdown = hoverMarkdown(found!, {
    image: 'data:image/svg+xml;base64,AA==',
    width: 10,
    height: 5,
    links: [{ text: say('Preview'), uri: 'command:preview' }],
    answerLink: (key) => `command:answer?${key}`,
    probeStep,
    argument: on === undefined ? undefined : argumentAt(found!, text.indexOf(on), text),
  });
  return isRaw ? markdown : markdown.replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)));
}

/** The cells of the table's rows, without the picture. */
const cellsOf = (markdown: string): readonly (readonly string[])[] =>
  Array.from(markdown.matchAll(/<tr>(.*?)<\/tr>/g), ([, row]) =>
    Array.from(row!.matchAll(/<td align="right">(?:&nbsp;){3}(?:<b>)?(.*?)(?:<\/b>)?<\/td>/g), ([, cell]) =>
      cell!.replaceAll('&nbsp;', ' ').trimStart(),
    ),
  );

/** What is not folded. */
const inSight = (markdown: string): string => markdown.slice(0, markdown.indexOf('</summary>'));

describe('hoverMarkdown', () => {
  it('folds what is given where it and a long formula take more than two lines', async () => {
    const text = `from torch.optim.lr_scheduler import OneCycleLR
s = OneCycleLR(optimizer, max_lr=0.1, total_steps=1000, pct_start=0.25, div_factor=10)
`;
    const [, summary, rest] = /<summary>(.*)<\/summary>([^]*)/.exec(await hover(text))!;
    const shown = summary!.replace(/<[^>]*>/g, '');
    assert.ok(shown.startsWith('OneCycleLR') && shown.length <= 130, shown);
    assert.match(rest!.replace(/<[^>]*>/g, ''), /total_steps 1,000 · pct_start 0\.25 · div_factor 10/);
  });

  it('folds more of it where a question takes a line', async () => {
    const text = 'from torch.optim.lr_scheduler import StepLR\ns = StepLR(make(), step_size=30, gamma=0.1)';
    const [, summary] = /<summary>(.*)<\/summary>/.exec(await hover(text))!;
    assert.equal(summary!.replace(/<[^>]*>/g, ''), 'StepLR, lr · gamma^⌊t / step_size⌋');
  });

  it('folds a long formula where a question takes a line', async () => {
    const text = await hover('learning_rate: 3.0e-4\nlr_scheduler_type: cosine\nwarmup_ratio: 0.1\n', { language: 'yaml' });
    const [, summary, rest] = /<summary>(.*)<\/summary>([^]*)/.exec(text)!;
    assert.equal(summary!.replace(/<[^>]*>/g, ''), 'cosine');
    assert.match(rest!, /^\n\n<code>lr · t\/W, then/);
    assert.doesNotMatch(text, /Meanwhile/);
  });

  it('keeps a number with an exponent on one line of the table', async () => {
    const headOf = async (weight: string) => /(?:&nbsp;)*weight/.exec(await hover(`k = schedule("linear", ${weight}, 1000)`))![0];
    // Two and a half blanks for each sign of 1.23457e-10 that the title does not have.
    assert.equal(await headOf('1.23457e-10'), `${'&nbsp;'.repeat(3 + 13)}weight`);
    assert.equal(await headOf('0.1234567'), `${'&nbsp;'.repeat(3)}weight`);
  });

  it('says the name of one without a name once', async () => {
    assert.match(await hover('print(schedule("linear", 0.5, 100))'), /^\*\*linear\*\* — Rises/);
    assert.match(await hover('print(schedule("linear", 0.5))'), /^\*\*linear\*\* — (?!.*linear)/);
  });

  it('says first what the curve does in its run', async () => {
    const text = 'trainer:\n  max_steps: 100000\nkl: schedule(exponential, 0.7, 40000)';
    const [first] = (await hover(text, { language: 'yaml' })).split('\n');
    assert.equal(first, '**kl** — Rises from 0 to 98\\.2 % of 0\\.7 by step 40,000, 40 % of the run; never reaches it\\.');
  });

  it('says as which release of its library it is read, and how to choose another', async () => {
    const [found] = await find('python', 'kl = schedule("cosine", 0.5, 10_000)');
    const parts = { image: undefined, width: 10, height: 5, links: [], answerLink: () => '' };
    const release = { text: say('As torch 2.7.1 has it (uv.lock).'), uri: 'command:choose', compareUri: 'command:compare' };
    const links = '<a href="command&#58;choose">change</a> · <a href="command&#58;compare">compare versions</a>';
    const text = `As torch 2.7.1 has it &#40;uv.lock&#41;. ${links}`;
    assert.ok(hoverMarkdown(found!, { ...parts, release }).includes(text));
    assert.ok(!hoverMarkdown(found!, parts).includes('change</a>'));
  });

  it('has the values at the quarters of the schedule as text, beside the picture', async () => {
    const text = await hover('kl = schedule("cosine", 0.5, 10_000)');
    assert.deepEqual(cellsOf(text), [
      ['step', 'weight'],
      ['0', '0'],
      ['2,500', '0.0732233'],
      ['5,000', '0.25'],
      ['7,500', '0.426777'],
      ['10,000', '0.5'],
    ]);
    assert.match(text, /<td rowspan="6"><img src="data:image\/svg/);
  });

  it('has the value where the run ends, if the schedule does not end there', async () => {
    const stepsIn = async (run: number) => {
      const text = `trainer:\n  max_steps: ${run}\nkl: schedule(linear, 0.5, 10000)`;
      return cellsOf(await hover(text, { language: 'yaml' })).slice(1);
    };
    // In the place of the quarter next to it, so that there is no row more.
    assert.deepEqual(await stepsIn(4000), [
      ['0', '0'],
      ['2,500', '0.125'],
      ['run ends 4,000', '0.2'],
      ['7,500', '0.375'],
      ['10,000', '0.5'],
    ]);
    const steps = async (run: number) => (await stepsIn(run)).map(([step]) => step);
    assert.deepEqual(await steps(5000), ['0', '2,500', 'run ends 5,000', '7,500', '10,000']);
    assert.deepEqual(await steps(40000), ['0', '2,500', '5,000', '10,000', 'run ends 40,000']);
    assert.deepEqual(await steps(10000), ['0', '2,500', '5,000', '7,500', '10,000']);
  });

  it('counts in percent where nobody says how long the run is', async () => {
    assert.deepEqual(
      cellsOf(await hover('kl = schedule("linear", 0.5)')).map(([step]) => step),
      ['', '0 %', '25 %', '50 %', '75 %', '100 %'],
    );
  });

  it('shows the formula of what is drawn', async () => {
    const shown = async (call: string) => /linear<\/a>, <code>(.*?)<\/code>/.exec(await hover(`kl = ${call}`))?.[1];
    assert.equal(await shown('schedule("linear", 0.5, 100)'), 'w · t/T');
    assert.equal(await shown('schedule("linear", 0.5, 100, reverse=True)'), 'w · (T − t)/T');
    assert.equal(await shown('schedule("linear", 0.5, 100, delay=20)'), 'w · (t − 20)/T, from t = 20 on');
    assert.equal(await shown('schedule("linear", 0.5, 100, start_weight=0.1)'), '0.1 + (w − 0.1) · t/T');
    assert.equal(
      await shown('schedule("linear", 0.5, 100, start_weight=0.1, delay=20, reverse=True)'),
      '0.1 + (w − 0.1) · (T − (t − 20))/T, from t = 20 on',
    );
  });

  it('says what an argument is, and compares with half and double its value', async () => {
    const text = await hover('kl = schedule("linear", 0.5, total_steps=1000)', { on: '1000' });
    assert.match(text, /<code>total_steps<\/code> 1,000 — The number of steps T that the curve takes; > 0; the run’s when left out\./);
    assert.deepEqual(cellsOf(text)[0], ['step', 'weight', 'half: 500', 'double: 2,000']);
    assert.deepEqual(cellsOf(text)[3], ['500', '0.25', '0.5', '0.125']);
    assert.match(await hover('kl = schedule("power", 0.5, 1000, a=3)', { on: 'a=3' }), /<code>a<\/code> 3 — .*2 when left out/);
  });

  it('compares no value that cannot be', async () => {
    const text = await hover('kl = schedule("cyclical", 0.5, 1000, ratio=0.8)', { on: '0.8' });
    assert.deepEqual(cellsOf(text)[0], ['step', 'weight', 'half: 0.4']);
  });

  it('says what the parts of a composition do', async () => {
    const text = await hover('kl = sequence(schedule("linear", 1, 100), schedule("cosine", 1, 50, reverse=True))');
    assert.match(text, /sequence, <code>sequence\(linear, cosine\)</);
    assert.match(text, /- <a [^>]*>linear<\/a>, <code>w · t\/T<\/code>: Rises from 0 to 1 by step 100\\\./);
    assert.match(text, /- <a [^>]*>cosine<\/a>, <code>.*<\/code>: Falls from 1 to 0 by step 50\\\./);
  });

  it('names what a composition of compositions is made of', async () => {
    const text = await hover('kl = minimum(schedule("linear", 1, 100) * 2, schedule("cosine", 1, 50) + 0.1)');
    assert.match(text, /<code>minimum\(linear \* 2, cosine \+ 0\.1\)</);
  });

  it('folds what few look for', async () => {
    const text = await hover('kl = schedule("power", 0.5, 1000)');
    assert.doesNotMatch(inSight(text), /mean|default/);
    assert.match(text, /<details><summary>.*base_weight.*<\/summary>[^]*mean[^]*<code>a<\/code> 2 \(default\)[^]*<\/details>$/);
  });

  it('has the value at the step that is asked for', async () => {
    assert.match(await hover('kl = schedule("linear", 0.5, 1000, step=250)'), /At step 250 the weight is \*\*0\.125\*\*/);
  });

  it('has the value at the probe step, where the run is as long as is known', async () => {
    assert.match(await hover('kl = schedule("linear", 0.5, 20_000)', { probeStep: 12_000 }), /At step 12,000 \(probe\): \*\*0\.3\*\*/);
    assert.doesNotMatch(await hover('kl = schedule("linear", 0.5, 20_000)'), /probe/);
    assert.doesNotMatch(await hover('kl = schedule("linear", 0.5)', { probeStep: 12_000 }), /probe/);
  });

  it('has a column for each quantity of a schedule, by its own name', async () => {
    const text = 'import torch\ns = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=101, pct_start=0.5)';
    assert.deepEqual(cellsOf(await hover(text)).slice(0, 2), [
      ['step', 'lr', 'momentum'],
      ['0', '0.004', '0.95'],
    ]);
  });

  it('says where numbers came from', async () => {
    assert.match(await hover('TOTAL = 2000\nkl = schedule("linear", 0.5, TOTAL)'), /<code>total_steps<\/code> 2,000 \(TOTAL, line 1\)/);
  });

  it('asks what the text does not say, and leads to where it is answered and changed', async () => {
    const text = 'from torch.optim.lr_scheduler import StepLR\ns = StepLR(make(), 10)';
    assert.match(
      await hover(text),
      /\$\(question\) What is the learning rate of the optimizer\? \[Answer\]\(command:answer\?s\.lr\) Meanwhile the values are multiples of it\\\./,
    );
    const answered = await hover(text, { answers: new Map([['s.lr', 0.4]]) });
    assert.match(answered, /<code>lr<\/code> 0\.4 \(you said, <a href="command:answer\?s\.lr">change<\/a>\)/);
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
    const text = await hover('x = {"[a](command:evil) <img src=x onerror=y> $(zap) `b` **c**": schedule("linear", 1, 10)}', {
      isRaw: true,
    });
    const [heading] = text.split(' — ');
    assert.ok(!/[^\\]\[a|[^\\]<img|[^\\]\$\(|[^\\]`b/.test(heading!), heading);
    // In the table it is the picture's description.
    assert.match(text, /alt="Curve of [^"<>]*&#60;img src&#61;x onerror&#61;y&#62;[^"<>]*"/);
    assert.equal(text.match(/<img/g)?.length, 2, 'one in the heading, where a backslash stands before it, and the picture');
  });

  it('stays far below the size at which VS Code cuts a hover', async () => {
    const label = 'x'.repeat(20_000);
    assert.ok((await hover(`${label} = schedule("linear", 1, 10)`)).length < 20_000);
  });
});
