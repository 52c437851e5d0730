// What is remembered of a script with options must never show: after any edit, its schedules are those that a first look at the text finds.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { frameworksFor } from '../../../../src/frameworks/frameworksFor';
import { Editor } from '../../../fixtures/editor';
import { findOptions } from '../../../fixtures/find';
import { withRandom } from '../../../fixtures/random';

const folder = 'test/reference/options';
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[/\\]\w+\.py$/.test(name));

/** Statements that the parser keeps apart from others, as it does only with longer ones. */
const filler = Array.from({ length: 40 }, (_, i) => `    filled_${i} = model(batch, scale=${i} * 2)\n`).join('');

const pieces = [
  '1',
  '"',
  '(',
  ')',
  '\n',
  ' = ',
  'lr',
  'cfg',
  'default=',
  'x = None\n',
  'cfg.merge_from_file(path)\n',
  'sys.argv = ["--lr", "5"]\n',
  '#',
];

describe('options of a script that is edited', () => {
  it('are those of a decorator that was broken before', async () => {
    const text = [
      'import torch.optim as optim',
      '@click.option("--step-size", default=12)',
      '@click.pass_context',
      'def train(ctx, step_size):',
      '    scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=step_size)',
      '',
    ].join('\n');
    const { frameworks } = await frameworksFor(text, 'python');
    const editor = new Editor(text.replace('context', 'cont"ext'), findOptions('python', { frameworks }));
    assert.equal(editor.change(text)[0]!.parameters.find(({ name }) => name === 'step_size')?.value, 12);
  });

  it(
    'are those of a fresh look, after any edit',
    withRandom(async (random) => {
      for (let round = 0; round < 6; round++) {
        const script = readFileSync(`${folder}/${scripts[random(scripts.length)]!}`, 'utf8');
        const text = script.replace(/^(?=def |class |@(?!.*\n@))/m, `def filler():\n${filler}\n\n`);
        const { frameworks } = await frameworksFor(text, 'python');
        const editor = new Editor(text, findOptions('python', { frameworks }));
        for (let edit = 0; edit < 12; edit++) {
          const { text: now } = editor.tree;
          const word = /\w+/g;
          word.lastIndex = random(now.length);
          const { 0: found, index } = word.exec(now) ?? { 0: '', index: now.length };
          const piece = random(3) === 0 ? '' : pieces[random(pieces.length)]!;
          const next = now.slice(0, index) + piece + now.slice(index + (random(2) === 0 ? found.length : 0));
          editor.change(next);
          if (random(3) === 0) editor.change(now);
        }
      }
    }),
  ).timeout(60_000);
});
