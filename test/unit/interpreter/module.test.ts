import { strict as assert } from 'node:assert';
import { comparedWith } from '../../../src/interpreter/comparedWith';
import { loadModule } from '../../../src/interpreter/interpret';
import { PyFunction } from '../../../src/interpreter/values/pyFunction';
import { Unknown } from '../../../src/interpreter/values/unknown';
import { outcomeText, shown } from './shown';

/** What the last line's expression is. */
const valueOf = (text: string): string => {
  const lines = text.trim().split('\n');
  const module = loadModule(`${lines.slice(0, -1).join('\n')}\nresult = lambda: ${lines.at(-1)!}\n`);
  return outcomeText(module.call(module.value('result')!, []));
};

const rangeOf = (text: string, part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });

describe('a module', () => {
  it('keeps what is known although other statements are not', () => {
    const module = loadModule('import torch\nT = 100\nnet = build(3)\nx = torch.rand(3)\nif x > 0:\n    y = 1\nz = T * 2\n1 +\nw = 3\n');
    const text = (name: string) => outcomeText({ kind: 'value', value: module.value(name)! });
    assert.equal(text('T'), '100');
    assert.equal(text('z'), '200');
    assert.equal(text('w'), '3');
    for (const name of ['net', 'x', 'y']) assert.match(outcomeText(module.call(module.value(name)!, [])), /^\? /);
  });

  it('says where and why something is not known', () => {
    const text = 'import torch\ndef f(step):\n    return step * torch.rand(1)\n';
    const module = loadModule(text);
    const outcome = module.call(module.value('f')!, [1]);
    assert.deepEqual(outcome, { kind: 'unknown', reason: 'effect', about: 'torch.rand', range: rangeOf(text, 'torch.rand') });
  });

  it('does not know what a function gives whose text is broken', () => {
    const module = loadModule('def f(step):\n    break\ndef g(step):\n    return step +\n');
    assert.match(outcomeText(module.call(module.value('f')!, [1])), /^\? syntax/);
    assert.match(outcomeText(module.call(module.value('g')!, [1])), /^\? syntax/);
  });

  it('puts back what a call has changed before it raised', () => {
    const module = loadModule('seen = []\ndef f(step):\n    seen.append(step)\n    assert step > 5, "early"\n    return len(seen)\n');
    const at = module.atSteps(module.value('f')!, { args: [0], step: 0 });
    assert.deepEqual([1, 2, 7].map(at).map(outcomeText), ['AssertionError: early', 'AssertionError: early', '1']);
  });

  it('gives the values of calls one after the other, and puts back what they changed', () => {
    const module = loadModule('seen = []\ndef f(step):\n    seen.append(step)\n    return sum(seen)\n');
    const inARow = () => module.inARow(module.value('f')!, new Map(), 'step', [7, 50, 7]).map(outcomeText);
    assert.deepEqual(
      [inARow(), inARow()],
      [
        ['7', '57', '64'],
        ['7', '57', '64'],
      ],
    );
  });

  it('has tuples whose items have names, and plain namespaces, as CPython 3.11 does', () => {
    const head =
      "from collections import namedtuple\nfrom types import SimpleNamespace\nStage = namedtuple('Stage', 'begin, weight', defaults=[0.5])\n";
    const cases = {
      'Stage(3).weight': '0.5',
      'Stage(3, weight=2)[1]': '2',
      '[a + b for a, b in [Stage(1, 2), Stage(3, 4)]]': '[3, 7]',
      'Stage()': "TypeError: Stage.__new__() missing 1 required positional argument: 'begin'",
      'Stage(1, 2, 3)': 'TypeError: Stage.__new__() takes from 2 to 3 positional arguments but 4 were given',
      'SimpleNamespace(a=1, b=2).b': '2',
    };
    for (const [text, value] of Object.entries(cases)) assert.equal(valueOf(`${head}${text}`), value, text);
    const typed = 'from typing import NamedTuple\nclass Stage(NamedTuple):\n    begin: int\n    weight: float = 0.5\n';
    for (const [text, value] of Object.entries(cases).slice(0, 5)) assert.equal(valueOf(`${typed}${text}`), value, text);
  });

  it('raises what numpy 2.4 does beside numbers that an array cannot hold, and beside what is none', () => {
    const cases = {
      'np.int64(5) // 3 ** 49': 'OverflowError: Python int too large to convert to C long',
      'np.int64(5) / 3 ** 49': 'float64(2.0894333536478075e-23)',
      'np.float64(5) * 3 ** 49': 'float64(1.1964966461530876e+24)',
      'np.float64(5) * 3 ** 700': 'OverflowError: int too large to convert to float',
      '2 ** 1024 - np.float32(5)': 'OverflowError: int too large to convert to float',
      'np.array([1.0, 2.0]) + 2 ** 1024': 'OverflowError: int too large to convert to float',
      'np.float64(1) < 2 ** 1024': 'OverflowError: int too large to convert to float',
      'np.float64(1) + 2 ** 1023': 'float64(8.98846567431158e+307)',
      'np.float64(1) + float("inf")': 'float64(inf)',
    };
    for (const [text, value] of Object.entries(cases)) assert.equal(valueOf(`import numpy as np\n${text}`), value, text);
    assert.match(valueOf('import numpy as np\nmax("x", np.float64(1))'), /^TypeError/);
  });

  it('rounds plain numbers beside floats of 32 bits first, as numpy 2.4, jax and torch do', () => {
    const cases = {
      'np.float32(0.005) * 1e-3 == 5.000000328436727e-06': 'True',
      'np.float32(0.1) == 0.1': 'True',
      'np.float32(0.1) < 0.1': 'False',
      'np.float32(5) // 0.1': 'float32(49)',
      'float(jnp.float32(0.005) * 1e-3) == 5.000000328436727e-06': 'True',
      'float(torch.tensor(0.1) + 0.2)': '0.30000001192092896',
    };
    const head = 'import numpy as np\nimport jax.numpy as jnp\nimport torch\n';
    for (const [text, value] of Object.entries(cases)) assert.equal(valueOf(head + text), value, text);
  });

  it('says where something is raised', () => {
    const text = 'def f(step):\n    if step > 5:\n        raise ValueError(f"no {step}")\n    return 1 / step\n';
    const module = loadModule(text);
    const f = module.value('f')!;
    assert.deepEqual(module.call(f, [6]), {
      kind: 'raised',
      type: 'ValueError',
      message: 'no 6',
      range: rangeOf(text, 'raise ValueError(f"no {step}")'),
    });
    assert.deepEqual(module.call(f, [0]), {
      kind: 'raised',
      type: 'ZeroDivisionError',
      message: 'division by zero',
      range: rangeOf(text, '1 / step'),
    });
  });

  for (const [name, body, bound] of [
    ['an endless loop', 'while True: pass', 'operations'],
    ['endless recursion', 'return f(step)', 'depth'],
    ['a huge list', 'return [0] * 10 ** 9', 'items'],
    ['a huge text', "return 'a' * 10 ** 9", 'items'],
    ['a huge int', 'return 7 ** 10 ** 7', 'bits'],
    ['a huge array', 'return np.zeros(10 ** 8)', 'items'],
    ['a list that grows', 'xs = [0]\n    for x in xs: xs.append(x)', 'operations'],
    ['a text that doubles', "x = 'ab'\n    while True: x += x", 'operations'],
  ] as const)
    it(`stops ${name}`, () => {
      const module = loadModule(`import numpy as np\ndef f(step):\n    ${body}\n`);
      assert.deepEqual(module.call(module.value('f')!, [1]), { kind: 'exceeded', bound });
    });

  it('stops a loop of a module, whatever stands in it', () => {
    const module = loadModule('n = 0\nfor i in range(10**9):\n    if i >= 0:\n        n += 1\n    else:\n        n -= 1\nm = 3\n');
    assert.deepEqual([module.value('n') instanceof Unknown, module.value('m')], [true, 3]);
  });

  it('stops a module whose statements cost too much together', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `n${i} = sum([k for k in range(20_000)])\n`).join('');
    const module = loadModule(text);
    assert.deepEqual([module.value('n0'), module.value('n1999') instanceof Unknown], [199_990_000, true]);
  });

  it('stops a curve that costs too much', () => {
    const module = loadModule('def f(step):\n    for i in range(1000): step += 0.5\n    return step\n');
    const at = module.atSteps(module.value('f')!, { args: [0], step: 0, operations: 20_000 });
    const outcomes = Array.from({ length: 20 }, (_, step) => at(step));
    assert.equal(outcomes[0]!.kind, 'value');
    assert.deepEqual(outcomes.at(-1), { kind: 'exceeded', bound: 'curve' });
  });

  it('takes back what a call changes that raises, at each step', () => {
    const module = loadModule('seen = []\ndef f(step):\n    seen.append(step)\n    raise ValueError(len(seen))\n');
    const at = module.atSteps(module.value('f')!, { args: [0], step: 0 });
    for (const step of [7, 3, 0, 1, 2, 3]) assert.equal(outcomeText(at(step)), 'ValueError: 1');
  });

  it('gives a negative zero where Python does', () => {
    const module = loadModule('def f(step):\n    return step / -5\n');
    const at = module.atSteps(module.value('f')!, { args: [0], step: 0 });
    assert.equal(outcomeText(at(0)), '-0.0');
  });

  it('binds the arguments of each step as any call does', () => {
    const module = loadModule(`
def f(a, b, step=1, c=2, d=3): return str((a, b, step, c, d))
class Ramp:
    def at(self, a, step, b=5): return str((a, step, b))
ramp = Ramp()
def at(step): return ramp.at(0, step)
method = ramp.at
def star(*args, step): return str((args, step))
`);
    const text = (name: string, call: Parameters<typeof module.atSteps>[1]) =>
      [4, 9].map((step) => outcomeText(module.atSteps(module.value(name)!, call)(step))).join('; ');
    const keywords = new Map([['b', null]]);
    assert.equal(text('f', { args: [7], step: 'step', keywords }), "'(7, None, 4, 2, 3)'; '(7, None, 9, 2, 3)'");
    assert.equal(text('f', { args: [7, 8], step: 'd' }), "'(7, 8, 1, 2, 4)'; '(7, 8, 1, 2, 9)'");
    assert.equal(text('f', { args: [0], step: 0, keywords }), "'(4, None, 1, 2, 3)'; '(9, None, 1, 2, 3)'");
    assert.match(text('f', { args: [7], step: 'step' }), /^TypeError: f\(\) missing 1 required positional argument: 'b'/);
    assert.match(text('f', { args: [7, 8], step: 'a' }), /^TypeError: f\(\) got multiple values for argument 'a'/);
    assert.equal(text('method', { args: [1], step: 'step' }), "'(1, 4, 5)'; '(1, 9, 5)'");
    assert.equal(text('method', { args: [1, 0], step: 1 }), "'(1, 4, 5)'; '(1, 9, 5)'");
    assert.equal(text('star', { args: [1], step: 'step' }), "'((1,), 4)'; '((1,), 9)'");
  });

  it('takes back what a call changes', () => {
    const module = loadModule(`
import numpy as np
count, seen, table, cfg = 0, [], np.zeros(3), {'a': 1}
class Counter:
    total = 0
    def __init__(self): self.n = 0
    def step(self):
        self.n += 1
        Counter.total += 1
        return self.n + Counter.total
counter = Counter()
def make():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return n
    return inner
inner = make()
def f():
    global count
    count += 1
    seen.append(count)
    table[0] += 1
    cfg['a'] += 1
    cfg['b'] = 1
    return (count, len(seen), float(table[0]), cfg['a'], len(cfg), counter.step(), inner())
`);
    for (let i = 0; i < 3; i++) assert.equal(outcomeText(module.call(module.value('f')!, [])), '(1, 1, 1.0, 2, 2, 2, 1)');
    assert.equal(shown(module.value('count')!), '0');
  });

  it('runs an object that carries a state from step 0 on, once', () => {
    const module = loadModule(`
class Annealer:
    def __init__(self, n): self.n, self.value = n, 1.0
    def step(self):
        self.value -= (self.value - 0.1) / self.n
        if self.value < 0.2: raise RuntimeError('done')
    def __call__(self):
        self.step()
        return self.value
`);
    const make = () => module.make(module.value('Annealer')!, [10]);
    const run = module.stateful(make, { method: 'step', read: { name: 'value' } });
    assert.equal(outcomeText(run.at(1)).slice(0, 5), '0.829');
    assert.equal(outcomeText(run.at(0)), '0.91');
    assert.equal(outcomeText(run.at(500)), 'RuntimeError: done');
    assert.equal(outcomeText(module.stateful(make, { method: '__call__' }).at(1)).slice(0, 5), '0.829');
  });

  it('evaluates an expression inside a training loop', () => {
    const text = `
WARMUP = 100
def train(cfg, scale=2.0):
    warm, top = WARMUP * 5, 0.5
    lr = cfg.lr
    for step in range(10000):
        kl_w = min(top, scale * step / warm)
        loss = a + kl_w * lr
sched = LambdaLR(opt, lr_lambda=lambda epoch: 0.95 ** epoch)
for it in range(100):
    w = it / WARMUP
`;
    const module = loadModule(text);
    const at = (part: string, name: string, step: number) => outcomeText(module.expression(rangeOf(text, part), new Map([[name, step]])));
    assert.equal(at('min(top, scale * step / warm)', 'step', 50), '0.2');
    assert.equal(at('kl_w * lr', 'step', 50), '? attribute cfg.lr'.replace('attribute cfg.lr', 'argument cfg'));
    assert.equal(at('it / WARMUP', 'it', 25), '0.25');
    const lambda = module.expression(rangeOf(text, 'lambda epoch: 0.95 ** epoch'));
    assert.ok(lambda.kind === 'value' && lambda.value instanceof PyFunction);
    assert.equal(outcomeText(module.call(lambda.value, [2])), '0.9025');
  });

  it('finds the numbers that a function compares its step with', () => {
    const text =
      'T = 1000\ndef f(step, warm=50):\n    if step < warm: return step / 200\n    return min(step, T) if 3 * warm <= step else max(0, step - 7)\n';
    const module = loadModule(text);
    const { range } = module.value('f') as PyFunction;
    assert.deepEqual(comparedWith(module, range, 'step', new Map([['step', 0]])), [7, 50, 150, 200, 1000]);
  });

  it('takes what a file that it imports binds', () => {
    const sibling = { text: 'TOTAL = 40\ndef ramp(s, n=TOTAL): return s / n\n' };
    const module = loadModule('from ramps import ramp, missing\nimport ramps\ndef f(s): return ramp(s) + ramps.TOTAL\n', {
      imports: { get: (path) => (path === 'ramps' ? sibling : undefined), askFor: () => undefined },
    });
    assert.equal(outcomeText(module.call(module.value('f')!, [10])), '40.25');
  });

  for (const [expression, expected] of [
    ['not 1 or 2', '2'],
    ['not 0 and 0 or 3', '3'],
    ['1 if not 0 else 2', '1'],
    ['1 < 2 < 3 != 4', 'True'],
    ['-2 ** 2, (-2) ** 2, 2 ** -1', '(-4, 4, 0.5)'],
    ['1. / 4, 1.e2, .5', '(0.25, 100.0, 0.5)'],
    ['7 // -2, 7 % -2, -7 // 2, -7 % 2, 7.5 // -2, -0.5 % 1', '(-4, -1, -4, 1, -4.0, 0.5)'],
    ['round(0.5), round(1.5), round(2.675, 2), round(12345, -2), round(2.5e20)', '(0, 2, 2.67, 12300, 250000000000000000000)'],
    ['2 ** 100, 10 ** 20 // 3, -(10 ** 20) % 7', '(1267650600228229401496703205376, 33333333333333333333, 5)'],
    ['1 == 1.0, True + 1, int(True), 3 / 1', '(True, 2, 1, 3.0)'],
    ['divmod(-7, 2), divmod(7.5, -2)', '((-4, 1), (-4.0, -0.5))'],
    [
      'f"{1/3:.3f} {5:>4}|{0.1:e} {1234567:,} {2.0} {None!r} {12:05d} {0.5:%}"',
      "'0.333    5|1.000000e-01 1,234,567 2.0 None 00012 50.000000%'",
    ],
    ["'%.2f %d %s' % (1.005, 2.9, 'x')", "'1.00 2 x'"],
    ['[x * y for x in range(3) if x for y in (1, 2)]', '[1, 2, 2, 4]'],
    ['{k: v for k, v in zip("ab", (1, 2))}', "{'a': 1, 'b': 2}"],
    ['[*range(2), *(5,)], {**{"a": 1}, "b": 2}', "[[0, 1, 5], {'a': 1, 'b': 2}]".replace(/^\[/, '(').replace(/\]$/, ')')],
    ['(lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4)', "((1, 2), 3, {'z': 4})"],
    ['sorted([3, 1, 2], key=lambda x: -x), list(reversed((1, 2)))', '([3, 2, 1], [2, 1])'],
    ['"abc"[::-1], [1, 2, 3][-2:], (1, 2, 3)[5:]', "('cba', [2, 3], ())"],
    ['float("1e3"), int("0x1f", 16), int(" -7 "), float("-inf")', '(1000.0, 31, -7, -inf)'],
    ['next((x for x in (1, 2, 3) if x > 1), None)', '2'],
    ['(n := 5) + n', '10'],
    ['sum([0.1] * 3), max((1, 5), key=None), min("b", "a")', "(0.30000000000000004, 5, 'a')"],
  ] as const)
    it(`reads ${expression}`, () => {
      assert.equal(valueOf(expression.startsWith('(n') ? expression : `(${expression})`), expected);
    });
});
