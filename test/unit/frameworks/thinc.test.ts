import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

/** The last sections of a config that make a schedule, as the call that they stand for; undefined where it has none of its own numbers. */
function callOf({ config = '' }: GoldenCase): string | undefined {
  const sections = config.split(/^\[/m).filter((section) => section.includes('@schedules'));
  if (sections.length === 0 || config.includes('${')) return undefined;
  return sections.reduceRight((inner: string | undefined, section) => {
    const name = /@schedules = "(\w+)\.v1"/.exec(section)![1];
    const keys = [...section.matchAll(/^(\w+) = (.+)$/gm)].map(([, key, value]) => `${key}=${value}`);
    return `${name}(${[...keys, ...(inner === undefined ? [] : [`schedule=${inner}`])].join(', ')})`;
  }, undefined);
}

describe('the schedules of thinc, as each release runs them', () => {
  const cases = goldenCases('thinc').flatMap((golden) => {
    const call = callOf(golden);
    return call === undefined ? [] : [{ golden, call }];
  });
  it('are tested with most cases', () => assert.ok(cases.length >= 30, String(cases.length)));

  for (const { golden, call } of cases)
    it(`${golden.name} (${golden.version})`, async () => {
      const code = `from thinc.api import *\ns = ${call}\n`;
      const [found] = await find('python', code, { versions: new Map([['thinc', golden.version]]) });
      await assertGolden({ ...golden, code, language: 'python', quantity: found!.curves[0]!.quantity }, (all) => all[0]);
    });
});

describe('the configs of spaCy, as each release of thinc runs them', () => {
  for (const golden of goldenCases('thinc').filter(({ config }) => config!.includes('@schedules')))
    it(`${golden.name} (${golden.version})`, () =>
      assertGolden(golden, (all) => all.find(({ label }) => /\.(?:learn_rate|size)$/.test(label))));
});

describe('thinc', () => {
  const valuesOf = async (head: string, call: string) => {
    const found = await find('python', `${head}\ns = ${call}\n`);
    return found.map(({ schedule }) => [0, 1, 2].map((step) => schedule!.at(step)));
  };

  it('is claimed by its import alone', async () => {
    const call = 'compounding(4.0, 32.0, 2.0)';
    for (const head of [
      'from thinc.api import compounding',
      'from thinc.schedules import compounding',
      'from spacy.util import compounding',
    ])
      assert.deepEqual(await valuesOf(head, call), [[4, 8, 16]]);
    assert.deepEqual(await valuesOf('from elsewhere import compounding', call), []);
    assert.deepEqual(await valuesOf('def compounding(a, b, c): ...', call), []);
  });

  it('starts compounding at t since 9.0 only', async () => {
    const first = async (version: string) => {
      const code = 'from thinc.api import compounding\ns = compounding(1.0, 10.0, 1.5, t=3.0)\n';
      return (await findOne('python', code, { versions: new Map([['thinc', version]]) })).schedule!.at(0);
    };
    // As 8.3.14 and 9.1.1 were seen to do it.
    assert.deepEqual([await first('8.3.14'), await first('9.1.1')], [1, 3.375]);
  });
});

describe('a config of spaCy', () => {
  const optimizer = '[training.optimizer]\n@optimizers = "Adam.v1"\n';
  const rate = (...lines: readonly string[]) => ['[training.optimizer.learn_rate]', ...lines, ''].join('\n');
  const size = '[training.batcher.size]\n@schedules = "compounding.v1"\nstart = 100\nstop = 1000\ncompound = 1.001\n';

  it('says what each curve is of, at the path of its section', async () => {
    const text = `[training]\nmax_steps = 300\n${optimizer}${rate('@schedules = "constant.v1"', 'rate = 0.1')}${size}`;
    const found = await find('cfg', `${text}[training.dropout]\n@schedules = "decaying.v1"\nbase_rate = 0.5\ndecay = 0.01\n`);
    assert.deepEqual(
      found.map(({ label, curves, totalSteps, source }) => [label, curves[0]!.quantity, totalSteps, source]),
      [
        ['training.optimizer.learn_rate', 'lr', 300, 'thinc.schedules.constant'],
        ['training.batcher.size', 'batch size', 300, 'thinc.schedules.compounding'],
        ['training.dropout', 'value', 300, 'thinc.schedules.decaying'],
      ],
    );
  });

  it('leads references to their numbers, which are what is changed', async () => {
    const warm = rate(
      '@schedules = "warmup_linear.v1"',
      'warmup_steps = ${vars.warm}',
      'total_steps = ${training:max_steps}',
      'initial_rate = ${vars.rate}',
    );
    const text = `[vars]\nwarm = 10\nrate = 1e-3\n[training]\nmax_steps = 100\n${optimizer}${warm}`;
    const { schedule, parameters } = await findOne('cfg', text);
    assert.deepEqual(
      [0, 5, 10, 55, 100].map((step) => schedule!.at(step)),
      [0, 0.0005, 0.001, 0.0005, 0],
    );
    const literals = parameters.map(({ name, literal }) => [name, literal && text.slice(literal.from, literal.to)]);
    assert.deepEqual(literals, [
      ['warmup_steps', '10'],
      ['total_steps', '100'],
      ['initial_rate', '1e-3'],
    ]);
  });

  it('takes 0 steps for a run without a limit', async () => {
    for (const limits of ['max_steps = 0', 'max_steps = 0\nmax_epochs = 0', 'max_steps = 0\nmax_epochs = 10', 'max_epochs = -1'])
      assert.equal((await findOne('cfg', `[training]\n${limits}\n${size}`)).totalSteps, 2880, limits);
  });

  it('refuses a text for a number, as it is not computed', async () => {
    // As thinc 8.3.14 was seen to do it.
    for (const text of ['10 * 100', '"1000"', '.5', '5.']) {
      const { schedule, problems } = await findOne('cfg', size.replace('1000', text));
      assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['wrong-type']], text);
    }
  });

  it('says that it does not know what is glued to a reference', async () => {
    // confection 1.3.4 makes 1000 of this.
    const { schedule, problems, unknowns } = await findOne('cfg', `[x]\ny = 1\n${size.replace('1000', '${x.y}000')}`);
    assert.deepEqual([schedule, problems, unknowns.map(({ parameter }) => parameter.name)], [undefined, [], ['stop']]);
  });

  it('gives nothing for a function that it does not know', async () => {
    assert.deepEqual(await find('cfg', size.replace('compounding.v1', 'my_schedule.v1')), []);
    assert.deepEqual(await find('cfg', size.replace('compounding.v1', 'compounding.v2')), []);
    assert.deepEqual(await find('cfg', size.replace('@schedules', 'schedules')), []);
  });

  it('has our own schedules, too', async () => {
    const text = `[training]\nmax_steps = 300\n${optimizer}kl = "schedule('linear', 1, \${training.max_steps})"\n`;
    const { label, schedule } = await findOne('cfg', text);
    assert.deepEqual([label, schedule!.at(150)], ['training.optimizer.kl', 0.5]);
  });

  it('means thinc 8, with which spaCy works, where nothing says the release', async () => {
    const inner = '[a.schedule]\n@schedules = "compounding.v1"\nstart = 4\nstop = 100\ncompound = 1.5\n';
    const text = `[a]\n@schedules = "constant_then.v1"\nrate = 4\nsteps = 5\n${inner}`;
    const at = async (versions?: ReadonlyMap<string, string>) => (await findOne('cfg', text, versions && { versions })).schedule!.at(6);
    // As 8.3.14 and 9.1.1 were seen to do it.
    assert.deepEqual([await at(), await at(new Map([['thinc', '8.3.14']])), await at(new Map([['thinc', '9.1.1']]))], [6, 6, 45.5625]);
  });

  it('draws a plateau for scores that rise, since 9.0 only', async () => {
    const text =
      '[a]\n@schedules = "plateau.v1"\nmax_patience = 2\nscale = 0.5\n[a.schedule]\n@schedules = "decaying.v1"\nbase_rate = 1.0\ndecay = 0.5\n';
    const names = async (version?: string) =>
      (await find('cfg', text, version === undefined ? {} : { versions: new Map([['thinc', version]]) })).map(({ label, schedule }) => [
        label,
        schedule!.at(2),
      ]);
    assert.deepEqual(await names('9.1.1'), [['a', 0.5]]);
    assert.deepEqual(await names(), [['a', 0.5]]);
    assert.deepEqual(await names('8.3.14'), [['a.schedule', 0.5]]);
  });
});
