// What is kept of a script with options must never show: after any edit its schedules are those that a first look at the text finds.
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { Editor } from '../../fixtures/editor';
import { findOptions } from '../../fixtures/find';
import { optionsScript } from '../../fixtures/optionsScript';
import { withRandom } from '../../fixtures/random';

const text = `${optionsScript(16)}
FACTOR = 3


class Ramp:
    def __init__(self, args, top=2.0):
        self.top = top
        self.length = args.epochs * FACTOR

    def weight(self, step):
        return min(self.top, step / self.length)


def kl_weight(step, args):
    return min(args.optimizer_rate_0, step / (args.epochs * FACTOR))


def fit(cfg):
    opt = cfg
    ramp = Ramp(opt)
    for epoch in range(opt.epochs):
        w = kl_weight(epoch, opt)
        temperature = max(0.1, 1 - epoch / opt.epochs)
        other = schedule("linear", opt.lr, opt.epochs)
        both = other * 2
        opt.step = {'lr': args}


fit(args)
`;

describe('a script with options that is edited', () => {
  const edits: readonly (readonly [what: string, from: string, to: string])[] = [
    ['another default of an option', 'default=90', 'default=901'],
    ['another default of an option that no schedule uses', 'default=16', 'default=161'],
    ['the help of an option', 'epochs of the run', 'epochs of a run'],
    ['the name of an option', '--epochs', '--epoch'],
    ['another name of the options', 'opt = cfg', 'opt = x'],
    ['a constant', 'FACTOR = 3', 'FACTOR = 31'],
    ['a line of the function in which the scheduler stands', 'device = setup(args)', 'device = setup(args, 1)'],
    ['an option that is set there', 'device = setup(args)', 'args.eta_min = 0.5'],
    ['a line before the call that hands the options on', '    part_1 = build', '\nsetattr(args, "lr", 3)\n    part_1 = build'],
    ['an option that is set under another name', 'FACTOR = 3', 'FACTOR = 3\nother_args = args  # too\nother_args.epochs = 2\n'],
    ['an option that a function sets which is given all', 'FACTOR = 3', 'def change(o):\n    o.lr = 4\n\n\nchange(args)\n'],
    ['where the options are changed, before another line', 'def is_primary', 'args.epochs = 7\n\ndef is_primary'],
  ];
  for (const [what, from, to] of edits) {
    it(`is read as anew: ${what}, and back`, async () => {
      const { frameworks } = await frameworksFor(text, 'python');
      const editor = new Editor(text, findOptions('python', { frameworks }));
      editor.replace(from, to);
      editor.change(`\n${editor.tree.text}`);
      editor.change(text);
    });
  }

  it(
    'is read as anew after random edits, one after the other',
    withRandom(async (random) => {
      const { frameworks } = await frameworksFor(text, 'python');
      const editor = new Editor(text, findOptions('python', { frameworks }));
      const pieces = [
        'args',
        'opt',
        'cfg',
        'epochs',
        'lr',
        'step',
        '1',
        '(',
        ')',
        '"',
        ' = ',
        '\n',
        '\n    ',
        'args.lr = 2\n',
        'opt = args\n',
        'fit(opt)\n',
      ];
      for (let run = 0; run < 40; run++) {
        const { text: now } = editor.tree;
        const words = [...now.matchAll(/[A-Za-z_]\w*|\d+|[()"=]/g)];
        const { 0: word, index } = words[random(words.length)]!;
        const piece = pieces[random(pieces.length)]!;
        const [before, after] = [now.slice(0, index), now.slice(index + word.length)];
        const ways = [`${before}${word}1${after}`, `${before}${piece}${after}`, `${before}${piece}${word}${after}`, `${before}${after}`];
        editor.change(run % 6 === 5 ? text : ways[random(ways.length)]!);
      }
    }),
  );
});
