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
    const first = async (version: string, module = 'thinc.api') => {
      const code = `from ${module} import compounding\ns = compounding(1.0, 10.0, 1.5, t=3.0)\n`;
      return (await findOne('python', code, { versions: new Map([['thinc', version]]) })).schedule!.at(0);
    };
    // As 8.3.14 and 9.1.1 were seen to do it.
    assert.deepEqual([await first('8.3.14'), await first('9.1.1')], [1, 3.375]);
  });
});
