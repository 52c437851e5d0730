import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the section scheduler, as CoreNet runs it', () => {
  const cases = goldenCases('corenet');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));
  const configOf = (name: string) => cases.find((golden) => golden.name === name)!.config!;

  it('asks for the updates of an epoch where the warm-up counts these', async () => {
    const questions = async (name: string) => (await findOne('yaml', configOf(name))).unknowns.map(({ text }) => text);
    assert.deepEqual(await questions('of ImageNet'), ['How many updates does an epoch have?']);
    for (const name of ['no warm-up', 'of OpenELM']) assert.deepEqual(await questions(name), [], name);
  });

  it('is none where its length is not said, or goes by the run, or is of another trainer', async () => {
    for (const [name, from, to] of [
      ['of ImageNet', 'max_epochs', 'epochs'],
      ['of ImageNet', '  name', '  adjust_period_for_epochs: true\n  name'],
      ['of ImageNet', '    max_lr', '    lr'],
      ['of OpenELM', 'max_iterations', 'max_epochs'],
      ['a power', '  max_iterations: 1000\n', ''],
      ['detection', '  name', '  is_iteration_based: true\n  name'],
      ['detection', 'multi_step"', 'step"'],
    ] as const) {
      const found = await find('yaml', configOf(name).replace(from, to));
      assert.deepEqual(
        found.filter(({ library }) => library === 'CoreNet and CVNets'),
        [],
        `${name}: ${to}`,
      );
    }
  });
});
