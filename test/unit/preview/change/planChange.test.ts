import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import type { Language } from '../../../../src/language/index';
import { changeable } from '../../../../src/preview/change/changeable';
import { planChange } from '../../../../src/preview/change/planChange';
import type { ChangedValue } from '../../../../src/preview/change/writeLiteral';
import { find } from '../../../fixtures/find';

/** The text after a change of the first schedule, or of the one with that id; or the refusal. */
async function changed(language: Language, text: string, parameter: string, value: ChangedValue, id?: string): Promise<string> {
  const schedules = await find(language, text);
  const schedule = id ?? changeable(schedules)[0]!.id;
  const planned = await planChange({ characters: text, schedules }, { schedule, parameter, value }, (other) => find(language, other));
  return 'sentence' in planned ? messageText(planned) : planned.characters;
}

const cases: readonly (readonly [
  what: string,
  language: Language,
  text: string,
  parameter: string,
  value: ChangedValue,
  result: string,
])[] = [
  [
    'a positional number',
    'python',
    'kl = schedule("cosine", 0.5, 10_000)\n',
    'base_weight',
    0.75,
    'kl = schedule("cosine", 0.75, 10_000)\n',
  ],
  [
    'the default of a function of the step',
    'python',
    'def kl(step, top=0.25, warm=500): return min(top, step / warm)\n',
    'warm',
    800,
    'def kl(step, top=0.25, warm=800): return min(top, step / warm)\n',
  ],
  [
    'the constant that a default of a function is',
    'python',
    'WARM = 500\ndef kl(step, top=0.25, warm=WARM): return min(top, step / warm)\n',
    'warm',
    800,
    'WARM = 800\ndef kl(step, top=0.25, warm=WARM): return min(top, step / warm)\n',
  ],
  [
    'what the file makes an object of a class with',
    'python',
    'class Ramp:\n    def __init__(self, n): self.n = n\n    def __call__(self, step): return min(1, step / self.n)\nr = Ramp(40)\n',
    'n',
    80,
    'class Ramp:\n    def __init__(self, n): self.n = n\n    def __call__(self, step): return min(1, step / self.n)\nr = Ramp(80)\n',
  ],
  [
    'the first of several calls of a function',
    'python',
    'def ramp(step, n): return min(1, step / n)\na = ramp(i, 40)\nb = ramp(i, 50)\n',
    'n',
    80,
    'def ramp(step, n): return min(1, step / n)\na = ramp(i, 80)\nb = ramp(i, 50)\n',
  ],
  [
    'the default of an option that a call is given',
    'python',
    "parser.add_argument('--warm', type=int, default=500)\nargs = parser.parse_args()\ndef kl(step, warm): return min(1, step / warm)\nw = kl(step, args.warm)\n",
    'warm',
    800,
    "parser.add_argument('--warm', type=int, default=800)\nargs = parser.parse_args()\ndef kl(step, warm): return min(1, step / warm)\nw = kl(step, args.warm)\n",
  ],
  [
    'a number with underscores',
    'python',
    'kl = schedule("cosine", 0.5, 10_000)\n',
    'total_steps',
    25_000,
    'kl = schedule("cosine", 0.5, 25_000)\n',
  ],
  [
    'a keyword under another name',
    'yaml',
    'kl: schedule(cosine, w=0.5, T=1000)\n',
    'total_steps',
    2000,
    'kl: schedule(cosine, w=0.5, T=2000)\n',
  ],
  [
    'a name where it is defined',
    'python',
    'TOTAL = 1_000\nkl = schedule("cosine", 0.5, TOTAL)\n',
    'total_steps',
    2000,
    'TOTAL = 2_000\nkl = schedule("cosine", 0.5, TOTAL)\n',
  ],
  [
    'a reference where it leads',
    'yaml',
    'trainer:\n  max_steps: 1000\nkl: ${schedule:cosine,0.5,${trainer.max_steps}}\n',
    'total_steps',
    2000,
    'trainer:\n  max_steps: 2000\nkl: ${schedule:cosine,0.5,${trainer.max_steps}}\n',
  ],
  [
    'a total beside the schedule',
    'yaml',
    'max_steps: 1000\nkl: schedule(cosine, 0.5)\n',
    'total_steps',
    2000,
    'max_steps: 2000\nkl: schedule(cosine, 0.5)\n',
  ],
  [
    'a string in JSON',
    'json',
    '{"kl": "schedule(\\"cosine\\", 0.5, 1000)"}',
    'method',
    'linear',
    '{"kl": "schedule(\\"linear\\", 0.5, 1000)"}',
  ],
  [
    'a string whose quotes are written as numbers',
    'json',
    '{"kl": "schedule(\\u0027cosine\\u0027, 0.5, 1000)"}',
    'method',
    'linear',
    '{"kl": "schedule(\\u0027linear\\u0027, 0.5, 1000)"}',
  ],
  [
    'a string whose quotes are doubled',
    'yaml',
    "kl: 'schedule(''cosine'', 0.5, 1000)'",
    'method',
    'linear',
    "kl: 'schedule(''linear'', 0.5, 1000)'",
  ],
  [
    'a TOML string',
    'toml',
    'kl = "schedule(\'cosine\', 5.0e-1, 10_000)"\n',
    'base_weight',
    0.25,
    'kl = "schedule(\'cosine\', 2.5e-1, 10_000)"\n',
  ],
  [
    'a mapping',
    'json',
    '{"kl": {"method": "cosine", "base_weight": 0.5, "total_steps": 1000}}',
    'base_weight',
    2,
    '{"kl": {"method": "cosine", "base_weight": 2.0, "total_steps": 1000}}',
  ],
  [
    'a method without its arguments',
    'python',
    'kl = schedule("power", 0.5, 1000, a=3)\n',
    'method',
    'linear',
    'kl = schedule("linear", 0.5, 1000)\n',
  ],
  [
    'a method without its fourth argument',
    'yaml',
    'kl: schedule(power, 0.5, 1000, 3)\n',
    'method',
    'cosine',
    'kl: schedule(cosine, 0.5, 1000)\n',
  ],
  [
    'a method that shares a parameter',
    'python',
    'kl = schedule("power", 0.5, 1000, delay=3)\n',
    'method',
    'linear',
    'kl = schedule("linear", 0.5, 1000, delay=3)\n',
  ],
  ['a default of a call in Python', 'python', 'kl = schedule("power", 0.5, 1000)\n', 'a', 3, 'kl = schedule("power", 0.5, 1000, a=3)\n'],
  [
    'a default over several lines',
    'python',
    'kl = schedule(\n    "power",\n    0.5,\n    1000,\n)\n',
    'a',
    3,
    'kl = schedule(\n    "power",\n    0.5,\n    1000, a=3\n)\n',
  ],
  [
    'a default in YAML',
    'yaml',
    'kl: schedule(power, 0.5, 1000)  # as in the paper\n',
    'delay',
    100,
    'kl: schedule(power, 0.5, 1000, delay=100)  # as in the paper\n',
  ],
  [
    'a switch in Python',
    'python',
    'kl = schedule("linear", 0.5, 1000)\n',
    'reverse',
    true,
    'kl = schedule("linear", 0.5, 1000, reverse=True)\n',
  ],
  ['a switch in YAML', 'yaml', 'kl: schedule(linear, 0.5, 1000)\n', 'reverse', true, 'kl: schedule(linear, 0.5, 1000, reverse=true)\n'],
  [
    'a choice in Python',
    'python',
    "kl = schedule('one_cycle', 0.5, 1000)\n",
    'anneal',
    'linear',
    "kl = schedule('one_cycle', 0.5, 1000, anneal='linear')\n",
  ],
  [
    'a default of a mapping in JSON',
    'json',
    '{"kl": {"method": "power", "base_weight": 0.5, "total_steps": 1000}}',
    'a',
    3,
    '{"kl": {"method": "power", "a": 3, "base_weight": 0.5, "total_steps": 1000}}',
  ],
  [
    'a default of a JSON mapping on lines',
    'json',
    '{\n  "kl": {\n    "method": "power",\n    "total_steps": 1000\n  }\n}',
    'a',
    3,
    '{\n  "kl": {\n    "method": "power",\n    "a": 3,\n    "total_steps": 1000\n  }\n}',
  ],
  [
    'a default of a YAML mapping',
    'yaml',
    'kl:\n  method: power # ours\n  total_steps: 1000\n',
    'a',
    3,
    'kl:\n  method: power # ours\n  a: 3\n  total_steps: 1000\n',
  ],
  [
    'a default in a YAML list',
    'yaml',
    'kl:\n  - method: power\n    total_steps: 1000\n',
    'a',
    3,
    'kl:\n  - method: power\n    a: 3\n    total_steps: 1000\n',
  ],
  [
    'a default of a YAML flow mapping',
    'yaml',
    'kl: {method: power, total_steps: 1000}\n',
    'a',
    3,
    'kl: {method: power, a: 3, total_steps: 1000}\n',
  ],
  [
    'a default of a TOML table',
    'toml',
    '[kl]\nmethod = "power"\ntotal_steps = 1000\n',
    'a',
    3,
    '[kl]\nmethod = "power"\na = 3\ntotal_steps = 1000\n',
  ],
  [
    'a part of a composition',
    'python',
    'lr = 2 * schedule("cosine", 0.5, 1000)\n',
    'base_weight',
    0.25,
    'lr = 2 * schedule("cosine", 0.25, 1000)\n',
  ],
  [
    'one number of a list',
    'python',
    'kl = schedule("step", 0.5, 9_000, milestones=[3_000, 6_000])\n',
    'milestones[1]',
    7500,
    'kl = schedule("step", 0.5, 9_000, milestones=[3_000, 7_500])\n',
  ],
  [
    'one number of a point',
    'yaml',
    'kl: schedule(piecewise, 0.5, 9000, points=[[0, 0], [3000, 1.0]])\n',
    'points[1][1]',
    0.75,
    'kl: schedule(piecewise, 0.5, 9000, points=[[0, 0], [3000, 0.75]])\n',
  ],
  [
    'the key of a point in a mapping',
    'python',
    'import optax\ns = optax.piecewise_constant_schedule(0.1, {3_000: 0.5, 6_000: 0.1})\n',
    'boundaries_and_scales[1][0]',
    7500,
    'import optax\ns = optax.piecewise_constant_schedule(0.1, {3_000: 0.5, 7_500: 0.1})\n',
  ],
  [
    'the value of a point in a mapping',
    'python',
    'import optax\ns = optax.piecewise_constant_schedule(0.1, {3_000: 0.5, 6_000: 0.1})\n',
    'boundaries_and_scales[0][1]',
    0.25,
    'import optax\ns = optax.piecewise_constant_schedule(0.1, {3_000: 0.25, 6_000: 0.1})\n',
  ],
  [
    'one number of a list of its own lines',
    'yaml',
    'kl:\n  method: step\n  total_steps: 900\n  milestones:\n    - 300\n    - 600\n',
    'milestones[0]',
    250,
    'kl:\n  method: step\n  total_steps: 900\n  milestones:\n    - 250\n    - 600\n',
  ],
];

describe('planChange', () => {
  for (const [what, language, text, parameter, value, result] of cases) {
    it(`changes ${what}`, async () => assert.equal(await changed(language, text, parameter, value), result));
  }

  it('changes the schedule that is meant, among those of the same name', async () => {
    const text = 'a: schedule(cosine, 0.5, 10)\nb:\n  a: schedule(cosine, 0.5, 20)\nc: schedule(cosine, 0.5, 30)\n';
    assert.equal(await changed('yaml', text, 'base_weight', 1.5, 'b.a'), text.replace('0.5, 20', '1.5, 20'));
  });

  it('refuses what the method does not allow, in its own words', async () => {
    const text = 'kl: schedule(power, 0.5, 1000, 2)\n';
    assert.equal(await changed('yaml', text, 'total_steps', -1), 'total_steps must be > 0, but is -1.');
    assert.equal(await changed('yaml', text, 'a', 0), 'a must be > 0, but is 0.');
  });

  it('refuses a list that is out of order, in the words of its kind', async () => {
    const text = 'kl: schedule(step, 0.5, 1000, milestones=[300, 600])\n';
    assert.equal(await changed('yaml', text, 'milestones[0]', 700), 'milestones must have its steps in ascending order.');
  });

  it('lets a schedule that has no curve be mended', async () => {
    assert.equal(await changed('yaml', 'kl: schedule(power, 0.5, 0)\n', 'total_steps', 10), 'kl: schedule(power, 0.5, 10)\n');
  });

  it('refuses what stands in no single place', async () => {
    for (const [text, parameter] of [
      ['kl = schedule("cosine", 0.5, 10 * 1000)\n', 'total_steps'],
      ['METHOD = "cosine"\nkl = schedule(METHOD, 0.5, 1000)\n', 'method'],
      ['kl = schedule("piecewise", 0.5, 1000, points=[[0, 0], [1000, 1]])\n', 'points'],
      ['kl = schedule("step", 0.5, 1000, milestones=[2 * 100, 600])\n', 'milestones[0]'],
      ['kl = schedule("step", 0.5, 1000, milestones=[200, 600])\n', 'milestones[2]'],
    ] as const) {
      assert.equal(
        await changed('python', text, parameter, parameter === 'method' ? 'linear' : 3),
        'This cannot be written here: change it in the text.',
      );
    }
  });
});
