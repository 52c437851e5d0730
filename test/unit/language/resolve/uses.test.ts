// Values that a program changes or gives elsewhere are not constant.
import assert from 'node:assert/strict';
import { findOne } from '../../../fixtures/find';

const totalIn = async (text: string): Promise<number | undefined> => (await findOne('python', text)).totalSteps;

describe('what the program says elsewhere', () => {
  const doubtful: readonly string[] = [
    'def f(n=6):\n    return schedule("linear", 1, n)\nf(7)',
    'def f(n=6):\n    return schedule("linear", 1, n)\nf(n=7)',
    'def f(m=1, n=6):\n    return schedule("linear", 1, n)\nf(2, 7)',
    'def f(n=6):\n    return schedule("linear", 1, n)\nf(*args)',
    'def f(n=6):\n    return schedule("linear", 1, n)\nx = [g(f(7))]',
    'class A:\n    def f(self, n=6):\n        return schedule("linear", 1, n)\nA().f(7)',
    'class A:\n    def __init__(self, n=6):\n        self.n = n\n        self.k = schedule("linear", 1, self.n)\nA(7)',
    'class A:\n    def __init__(self, n=6):\n        self.k = schedule("linear", 1, n)\nbuild(A(n=7))',
    'def f(n=6):\n    return schedule("linear", 1, n)\ng = f\ng(7)',
    'def f(n=6):\n    return schedule("linear", 1, n)\ng = functools.partial(f, n=7)',
    'def f(m=1, n=6):\n    return schedule("linear", 1, n)\ng = partial(f, 2, 7)',
    'cfg = {"n": 6}\nsame = cfg\nsame["n"] = 7\nk = schedule("linear", 1, cfg["n"])',
    'cfg = {"n": 6}\nsame = cfg\nsame.update(n=7)\nk = schedule("linear", 1, cfg["n"])',
    'cfg = {"n": 6}\ndef change(c): c["n"] = 7\nchange(cfg)\nk = schedule("linear", 1, cfg["n"])',
    'cfg = {"n": 6}\ndef change(a, c): c.update(n=7)\nchange(3, c=cfg)\nk = schedule("linear", 1, cfg["n"])',
    'ns = [6, 5]\nalso = ns\nalso[0] = 7\nk = schedule("linear", 1, ns[0])',
    'class A:\n    n = 6\ndef change(): A.n = 7\nk = schedule("linear", 1, A.n)',
    'class A:\n    n = 6\na = A()\nb = a\nb.n = 7\nk = schedule("linear", 1, a.n)',
    'a = A()\na.n = 6\nb = a\nb.n = 7\nk = schedule("linear", 1, a.n)',
    'a = A()\na.n = 6\ndef change(): a.n = 7\nk = schedule("linear", 1, a.n)',
    'a = A()\na.n = 6\ndef change(c): c.n = 7\nchange(a)\nk = schedule("linear", 1, a.n)',
    'cfg = {"a": {"n": 6}}\npart = cfg["a"]\npart["n"] = 7\nk = schedule("linear", 1, cfg["a"]["n"])',
    'cfg = SimpleNamespace(n=6)\nsame = cfg\nsame.n = 7\nk = schedule("linear", 1, cfg.n)',
    'cfg = same = {"n": 6}\nsame["n"] = 7\nk = schedule("linear", 1, cfg["n"])',
    'cfg = {"n": 6}\nbox = {"c": cfg}\nbox["c"]["n"] = 7\nk = schedule("linear", 1, cfg["n"])',
    'cfg = {"n": 6}\nbox = [3, cfg]\nbox[1]["n"] = 7\nk = schedule("linear", 1, cfg["n"])',
    'class A:\n    def __init__(self, n=6):\n        self.k = schedule("linear", 1, n)\nclass B(A):\n    def __init__(self):\n        super().__init__(7)',
    'class A:\n    def __init__(self, n=6):\n        self.k = schedule("linear", 1, n)\nclass B(mine.A):\n    def __init__(self):\n        A.__init__(self, n=7)',
    'class A:\n    n = 6\n    def f(self):\n        return schedule("linear", 1, self.n)\nclass B(A):\n    n = 7',
    'class A:\n    def __init__(self):\n        self.n = 6\n    def f(self):\n        return schedule("linear", 1, self.n)\na = A()\na.n = 7',
    'class A:\n    n = 6\n    def f(self):\n        return schedule("linear", 1, self.n)\na = A()\ndef change(): a.n = 7',
    'def f(n=6):\n    return schedule("linear", 1, n)\ngin.bind_parameter("f.n", 7)\nf()',
    'def f(n=6):\n    return schedule("linear", 1, n)\ngin.parse_config("f.n = 7")\nf()',
    '@gin.configurable\ndef f(n=6):\n    return schedule("linear", 1, n)\ngin.parse_config_file("run.gin")\nf()',
    '@gin.configurable("train")\ndef f(n=6):\n    return schedule("linear", 1, n)\ngin.parse_config_files_and_bindings(["run.gin"], given)\nf()',
    '@gin.configurable\nclass A:\n    def __init__(self, n=6):\n        self.k = schedule("linear", 1, n)\ngin.parse_config(text)\nA()',
    'n = 6\nfrom mine import *\nk = schedule("linear", 1, n)',
    'cfg = {"n": 6}\ndel cfg["n"]\nk = schedule("linear", 1, cfg["n"])',
    'ns = [6, 5]\ndel ns[0]\nk = schedule("linear", 1, ns[0])',
    'a.n = 6\ndel a.n\nk = schedule("linear", 1, a.n)',
    'ns = [6, 5]\nns[0] = 7\nk = schedule("linear", 1, sum(ns))',
    'ns = [6, 5]\nns[-1] = 7\nk = schedule("linear", 1, max(ns))',
    'ns = [6, 5]\nalso = ns\nalso[0] = 7\nk = schedule("linear", 1, sum(ns))',
    'ns = [6, 5]\nalso = ns\nalso.append(7)\nk = schedule("linear", 1, sum(ns))',
    'class A(dict):\n    __getattr__ = dict.__getitem__\na = A(n=6)\na.update(n=7)\nk = schedule("linear", 1, a.n)',
    'class A:\n    n = 6\nA.n = 7\na = A()\nk = schedule("linear", 1, a.n)',
    'class A:\n    n = 6\nA.n += 1\na = A()\nk = schedule("linear", 1, a.n)',
    'class A:\n    n = 6\nsetattr(A, "n", 7)\na = A()\nk = schedule("linear", 1, a.n)',
    'class A(B):\n    def __init__(self):\n        if debug:\n            self.n = 6\n        self.k = schedule("linear", 1, self.n)',
  ];
  for (const text of doubtful) {
    it(`leaves no constant: ${text.replace(/\n\s*/g, ' | ')}`, async () => {
      const found = await findOne('python', text);
      assert.equal(found.totalSteps, undefined);
      assert.equal(found.problems[0]!.code, 'unresolved');
    });
  }

  const certain: readonly string[] = [
    'def f(n=6):\n    return schedule("linear", 1, n)\nf()',
    'def f(n=6, m=3):\n    return schedule("linear", 1, n)\nf(m=7)',
    '@gin.configurable\ndef f(n=6):\n    return schedule("linear", 1, n)\ngin.parse_config("g.n = 7")\nf()',
    'def f(n=6):\n    return schedule("linear", 1, n)\ngin.parse_config_file("run.gin")\nf()',
    'cfg = {"n": 6}\ndef set_rate(optimizer):\n    for group in optimizer.param_groups:\n        group["n"] = 7\nk = schedule("linear", 1, cfg["n"])',
    'total_steps = 6\nfrom numpy import *\nfrom torch.nn import *\nk = schedule("linear", 1, total_steps)',
    'def f(m, n=6):\n    return schedule("linear", 1, n)\nf(7)',
    'class A:\n    def f(self, n=6):\n        return schedule("linear", 1, n)\nA().f()',
    'class A:\n    def __init__(self, m, n=6):\n        self.n = n\n        self.k = schedule("linear", 1, self.n)\nA(7)',
    'class A(B):\n    def __init__(self, n=6):\n        super().__init__(7)\n        self.k = schedule("linear", 1, n)',
    'class A:\n    def __init__(self, n=6):\n        self.k = schedule("linear", 1, n)\nclass B(A):\n    def __init__(self):\n        super().__init__()',
    'class A:\n    n = 6\n    def f(self):\n        return schedule("linear", 1, self.n)\nclass C:\n    n = 7\nc = C()\nc.n = 8',
    'cfg = SimpleNamespace(n=6)\nk = schedule("linear", 1, cfg.n)',
    'cfg = OmegaConf.create({"a": {"n": 6}})\nk = schedule("linear", 1, cfg.a.n)',
    'import ml_collections\ncfg = ml_collections.ConfigDict(dict(n=6))\nk = schedule("linear", 1, cfg.n)',
    'cfg = {"n": 6}\nprint(cfg)\nk = schedule("linear", 1, cfg["n"])',
    'cfg = {"n": 6}\ndef read(c): return c["n"]\nread(cfg)\nk = schedule("linear", 1, cfg["n"])',
    'cfg = {"n": 6}\nother = {"n": 5}\nother["n"] = 7\nk = schedule("linear", 1, cfg["n"])',
    'def f(n=6, m=3):\n    return schedule("linear", 1, n)\ng = f\nh = partial(g, m=7)\ng(m=7)',
    'class A:\n    n = 9\nsetattr(A, "n", 6)\nk = schedule("linear", 1, A.n)',
    'a = A()\na.n = 6\nb = a\nb.m = 7\nk = schedule("linear", 1, a.n)',
    'a = A()\na.n = 6\ndef change(c): c.m = 7\nchange(a)\nk = schedule("linear", 1, a.n)',
    'def f():\n    a.n = 6\n    return schedule("linear", 1, a.n)',
    'cfg = {"n": 6, "m": 5}\ndel cfg["m"]\nk = schedule("linear", 1, cfg["n"])',
    'n = 6\nmodel = f()\ndel model\nk = schedule("linear", 1, n)',
    'ns = [6, 5]\nalso = [1, 2]\nalso[0] = 7\nk = schedule("linear", 1, ns[0])',
    'class A(dict):\n    __getattr__ = dict.__getitem__\na = A(n=6)\nb = A(n=7)\nb.update(n=8)\nk = schedule("linear", 1, a.n)',
    'class A:\n    def __init__(self):\n        self.n = 6\nA.n = 7\na = A()\nk = schedule("linear", 1, a.n)',
    'class A:\n    def __init__(self):\n        if debug:\n            self.n = 6\n        self.k = schedule("linear", 1, self.n)',
  ];
  for (const text of certain) {
    it(`leaves a constant: ${text.replace(/\n\s*/g, ' | ')}`, async () => {
      assert.equal(await totalIn(text), 6);
    });
  }

  it('counts for the length of the run', async () => {
    const text = (call: string) => `def train(max_steps=6):\n    k = schedule("linear", 1)\ntrain(${call})`;
    assert.equal(await totalIn(text('')), 6);
    assert.equal(await totalIn(text('7')), undefined);
  });
});
