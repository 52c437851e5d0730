// Code that reads the keys of a config: the function with the config's values. Expected values are worked out by hand from the functions as written.
import assert from 'node:assert/strict';
import { functionsReading } from '../../../src/frameworks/frameworksFor';
import { parse } from '../../../src/language/index';
import { find, findOptions } from '../../fixtures/find';

const flat = 'beta_start: 0.1\nbeta_end: 0.9\nbeta_warmup_steps: 100\n';
const nested = 'run:\n  seed: 1\nloss:\n  kl:\n    mode: linear\n    start: 0.0\n    end: 1.0\n    warmup_steps: 100\n  power: 2\n';

/** What the code makes of the config's first reading: the functions' names, with their values at steps 0, 50 and 100. */
async function read(config: string, code: string) {
  const [found] = await find('yaml', config);
  assert.equal(found?.definition?.isReading, true, config);
  const list = await functionsReading(await parse('yaml', config), found, code, findOptions('python'));
  return Promise.all(
    list.map(async ({ name, text, offset }) => {
      const drawn = (await find('python', text)).find(({ range }) => range.from === offset)!;
      return [name, ...[0, 50, 100].map((step) => +drawn.schedule!.at(step).toFixed(9))];
    }),
  );
}

const squared = 'beta_start + (CFG_end - CFG_start) * min(1.0, step / CFG_warmup_steps) ** 2';
const body = (prefix: string) => squared.replaceAll('CFG', prefix).replace('beta_start +', `${prefix}_start +`);

const cases: Readonly<Record<string, readonly [config: string, code: string, expected: unknown]>> = {
  'parameters with the names of the keys': [
    flat,
    `def kl_weight(step, beta_start=0.0, beta_end=1.0, beta_warmup_steps=10):\n    return ${body('beta')}\n`,
    [['kl_weight', 0.1, 0.3, 0.9]],
  ],
  'attributes of a parameter': [flat, `def kl_weight(cfg, step):\n    return ${body('cfg.beta')}\n`, [['kl_weight', 0.1, 0.3, 0.9]]],
  'items of a dict of the module': [
    flat,
    'import yaml\nconfig = yaml.safe_load(open("c.yaml"))\n\n\n' +
      'def beta_at(step):\n    s, e = config["beta_start"], config.get("beta_end", 1.0)\n' +
      '    return s + (e - s) * min(1.0, step / config["beta_warmup_steps"])\n',
    [['beta_at', 0.1, 0.5, 0.9]],
  ],
  'an object that keeps the config': [
    flat,
    'class Annealer:\n    def __init__(self, cfg):\n        self.cfg = cfg\n\n    def weight(self, step):\n' +
      `        return ${body('self.cfg.beta')}\n`,
    [['Annealer.weight', 0.1, 0.3, 0.9]],
  ],
  'an annealer whose parameters have other names, as it is made in the file': [
    flat,
    'class KLAnnealer:\n    def __init__(self, low, high, n):\n        self.value, self.high, self.rate = low, high, (high - low) / n\n\n' +
      '    def step(self):\n        self.value = min(self.high, self.value + self.rate)\n\n\n' +
      'class Trainer:\n    def __init__(self, cfg):\n        self.cfg = cfg\n' +
      '        self.kl = KLAnnealer(self.cfg.beta_start, self.cfg.beta_end, self.cfg.beta_warmup_steps)\n',
    [['KLAnnealer.value', 0.1, 0.5, 0.9]],
  ],
  'a function that is made of keys within keys, with what else is there': [
    nested,
    'def make_schedule(cfg):\n    kl = cfg.loss.kl\n\n    def fn(step):\n' +
      '        return cfg.loss.kl.start + cfg.loss.kl.end * min(1.0, step / cfg.loss.kl.warmup_steps) ** cfg.loss.power\n\n    return fn\n',
    [['make_schedule.fn', 0, 0.25, 1]],
  ],
  'the part of a config': [
    nested,
    'def kl_weight(kl, step):\n    return kl["start"] + kl["end"] * min(1.0, step / kl["warmup_steps"]) ** 3\n',
    [['kl_weight', 0, 0.125, 1]],
  ],
  'code that reads only some of the keys, or others of the same names': [
    flat,
    'def kl_weight(step, cfg):\n    return cfg.beta_end * min(1.0, step / cfg.beta_warmup_steps)\n\n\n' +
      'def other(step, a):\n    return a.noise.beta_start + a.noise.beta_end * step / a.noise.beta_warmup_steps\n',
    [],
  ],
  'code that reads the keys for something that is no number of the step': [
    flat,
    'def name(step, cfg):\n    return f"{cfg.beta_start} {cfg.beta_end} {cfg.beta_warmup_steps}"\n',
    [],
  ],
};

describe('the functions of a file that read the keys of a config', () => {
  for (const [what, [config, code, expected]] of Object.entries(cases)) {
    it(`are drawn with its values: ${what}`, async () => {
      assert.deepEqual(await read(config, code), expected);
    });
  }
});
