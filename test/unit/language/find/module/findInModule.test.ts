// What is remembered of a Python text must never show: after any edit, the schedules are those that a first look at the text finds.
import assert from 'node:assert/strict';
import type { FindOptions } from '../../../../../src/language/find/framework';
import type { FoundSchedule } from '../../../../../src/language/find/found';
import { parsePython } from '../../../../../src/language/python/parsePython';
import { Editor, randomEdit } from '../../../../fixtures/editor';
import { findOptions } from '../../../../fixtures/find';
import { withRandom } from '../../../../fixtures/random';

const options: FindOptions = findOptions('python');

const core = `import math
from settings import WARMUP
TOTAL = 10_000
HALF = TOTAL // 2
METHOD = "cosine"
parser.add_argument("--warm", default=30)
args = parser.parse_args()

class Base:
    steps = 50

class Trainer(Base):
    weight: float = 0.5

    def __init__(self, n=3):
        self.steps = TOTAL
        self.kl = schedule("linear", self.weight, self.steps)

    def loss(self, weight=0.1):
        local = 7
        beta = schedule(METHOD, weight, local * 2)
        return beta + schedule("power", 1, HALF, a=n)

def late():
    late_kl = both * 2

max_kl = schedule("cosine", 1 / 8, TOTAL)
other = schedule("linear", 0.5, 20)
free = schedule("linear", 0.5)
gamma = schedule("cosin", 1, WARMUP)
both = sequence(max_kl, other, schedule("linear", Trainer.weight, args.warm))
last = minimum(both, schedule("exponential", 1, Base.steps))
x = 1
y = [schedule("linear", 2, 10), {"z": schedule("linear", 3, int(math.sqrt(HALF)))}]
`;

/** Statements that the parser keeps apart from others, as it does only with longer ones. */
const filler = (count: number): string =>
  Array.from({ length: count }, (_, i) => `    filled_${i} = model(batch, scale=${i} * 2)\n`).join('');

const text = core.replace(/^(?=\w)/gm, (_, at: number) => `def filler_${at}():\n${filler(20)}\n`);

const labels = 'self.kl,beta,sum,late_kl,max_kl,other,free,gamma,both,last,y[0],y[1].z';

describe('schedules of a module that is edited', () => {
  const edits: readonly (readonly [what: string, from: string, to: string])[] = [
    ['a constant that schedules elsewhere use', '10_000', '10_0001'],
    ['what a Trainer is made with', 'x = 1', 'x = Trainer(max_steps=90)'],
    ['the arguments in a call', 'x = 1', 'Trainer(m, TrainingArguments("out", max_steps=90)).train()'],
    ['the loop of a training', 'x = 1', 'for step in range(90):\n    opt.step()\n'],
    ['a file that gives options', 'x = 1', 'parser.set_defaults(**read("a.yaml"))'],
    ['a method of the name', 'x = 1', 'class Home:\n    def schedule(self, device): pass\n'],
    ['a constant of a constant', 'HALF = TOTAL // 2', 'HALF = TOTAL // 4'],
    ['the name of a constant', 'TOTAL = ', 'TOTALS = '],
    ['a second binding of a constant', 'x = 1', 'TOTAL = 1'],
    ['an import', 'import WARMUP', 'import WARMUPS'],
    ['an import of a function', 'import math', 'import maths'],
    ['a class attribute', 'weight: float = 0.5', 'weight: float = 0.25'],
    ['an attribute of an instance', 'self.steps = TOTAL', 'self.steps = HALF'],
    ['a class', 'class Base', 'class Bases'],
    ['the class around', 'class Trainer(Base)', 'class Trainer(Bas)'],
    ['a local constant', 'local = 7', 'local = 71'],
    ['a parameter', 'weight=0.1', 'weight=0.2'],
    ['a method', '"cosine"', '"linear"'],
    ['an option of the command line', 'default=30', 'default=31'],
    ['the name of a schedule', 'max_kl = ', 'kl_max = '],
    ['a name that others get only now', 'x = 1', 'both = 1'],
    ['a schedule that others are made of', '1 / 8', '1 / 9'],
    ['the total of the run', 'x = 1', 'max_steps = 77'],
    ['the size of the data', 'x = 1', 'steps_per_epoch = 9'],
    ['a number of lines', 'x = 1\n', 'x = 1\n\n'],
    ['a line above all', 'import math\n', 'import math\nimport os\n'],
    ['a character above all', 'import math', 'import  math'],
    ['a comment', 'x = 1', 'x = 1 # one'],
    ['nothing but blanks', 'x = 1', 'x =  1'],
    ['another name of a function whose default is used', 'x = 1', 'loss = Trainer.loss\nloss(0, 3)'],
    ['a function with fewer parameters left', 'x = 1', 'x = partial(loss, 0, weight=3)'],
    ['a command line', 'x = 1', 'x = ["--warm", "3"]'],
    ['another default of an option', 'x = 1', 'parser.set_defaults(warm=3)'],
    ['something broken', 'x = 1', 'x = (1'],
    ['something broken further up', 'TOTAL = 10_000', 'TOTAL = (10_000'],
    ['an open string', 'METHOD = "cosine"', 'METHOD = "cosine'],
    ['a new schedule', 'x = 1', 'x = schedule("linear", 1, TOTAL)'],
    ['a schedule that goes', 'gamma = schedule("cosin", 1, WARMUP)', 'gamma = 1'],
  ];
  for (const [what, from, to] of edits) {
    it(`${what}, and back`, () => {
      const editor = new Editor(text, options);
      editor.replace(from, to);
      assert.equal(
        editor
          .change(text)
          .map(({ label }) => label)
          .join(),
        labels,
      );
    });
  }

  it('a bracket that swallows the name of the next schedule, at every place', () => {
    const line = '    filled_19 = model(batch, scale=19 * 2)\n\nboth = ';
    assert.ok(text.includes(line));
    const editor = new Editor(text, options);
    for (const end of ['', ' ', ' \n', ' \n\n', ' \n\n\n']) {
      const found = editor.change(text.replace(line, `    filled_19 = model(batch, scale=19 *${end}\nboth = `));
      assert.deepEqual(
        found.filter(({ label }) => label === 'both' || label === 'filled_19').map(({ label }) => label),
        ['both'],
      );
    }
  });

  it('keeps those that an edit does not touch', () => {
    const editor = new Editor(text, options);
    const curveOf = (found: readonly FoundSchedule[]) => found.find(({ label }) => label === 'max_kl')!.schedule;
    const curve = curveOf(editor.change(text));
    assert.equal(curveOf(editor.replace('x = 1', 'x = 12')), curve);
    assert.equal(curveOf(editor.replace('local = 7', 'local = 71')), curve);
    assert.notEqual(curveOf(editor.replace('10_000', '20_000')), curve);
  });

  it('reads all again with other settings, other cells above and other parents', () => {
    const editor = new Editor(text, options);
    const cell = (source: string) => ({
      ...options,
      earlierCells: [parsePython(source)],
    });
    const total = (found: readonly FoundSchedule[]) => found.find(({ label }) => label === 'gamma')!.totalSteps;
    const renamed = text.replace('from settings import WARMUP', 'import settings');
    assert.equal(total(editor.change(renamed, cell('WARMUP = 3'))), undefined);
    editor.change(renamed.replace('"cosin"', '"cosine"'), cell('WARMUP = 3'));
    editor.change(renamed.replace('"cosin"', '"cosine"'), cell('WARMUP = 4'));
    editor.change(renamed, { ...options, run: { totalSteps: 9 } });
    editor.change(renamed, { ...options, functionNames: ['sequence'] });
    editor.change(renamed, { ...options, parents: { files: [], unread: ['base.py'] } });
    editor.change(renamed);
  });

  it(
    'random edits, one after the other',
    withRandom((random) => {
      const words = [
        'TOTAL',
        'HALF',
        'both',
        'max_kl',
        'schedule("linear", 1, TOTAL)',
        'self.steps',
        'x',
        '1',
        '(',
        '"',
        ' ',
        '=',
        '\n',
        'max_steps = 9\n',
        'a = ',
      ];
      const editor = new Editor(text, options);
      let [kept, all] = [0, 0];
      for (let run = 0; run < 120; run++) {
        const before = editor.schedules;
        const after = editor.change(run % 6 === 5 ? text : randomEdit(editor.tree.text, words, random));
        kept += after.filter(({ schedule }) => schedule && before.has(schedule)).length;
        all += after.length;
      }
      assert.ok(kept > all / 10, `${kept} of ${all}`);
    }),
  );
});
