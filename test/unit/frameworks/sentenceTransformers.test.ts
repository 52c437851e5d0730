import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

const library = 'sentence_transformers';
/** Its length follows from the sizes of two data sets, of which nothing is known here. */
const isOfTwo = (name: string) => name === 'two objectives';

describe('fits of sentence-transformers, as its releases run them', () => {
  for (const golden of goldenCases(library, ({ name, version }) => !isOfTwo(name) || version === '2.7.0'))
    it(`${golden.name} (${golden.version})`, async () => {
      const found = await findOne('python', golden.code!, optionsOf(golden));
      await assertGolden(golden, () => found);
      assert.deepEqual([found.problems, found.unknowns], [[], []]);
    });

  for (const golden of goldenCases(library, ({ name, version }) => isOfTwo(name) && version !== '2.7.0'))
    it(`${golden.name}, where it is said how many batches there are (${golden.version})`, async () => {
      const options = optionsOf(golden);
      const open = await findOne('python', golden.code!, options);
      assert.deepEqual([open.unknowns.map(({ key }) => key), open.totalSteps], [['model.fit.num_train_steps'], undefined]);
      // Since 6.2 the batches of both count, before those of one of them.
      const answers = new Map([['model.fit.num_train_steps', golden.version === '6.2.0' ? 40 : 20]]);
      const [found] = await find('python', golden.code!, { ...options, answers });
      golden.steps.forEach((step, index) => assert.ok(Math.abs(found!.schedule!.at(step) - golden.values[index]!) < 1e-14));
    });
});

describe('a fit of sentence-transformers', () => {
  const head = 'from sentence_transformers import SentenceTransformer, CrossEncoder\n';
  const model = `${head}model = SentenceTransformer("m")\n`;

  it('asks for what the data say alone', async () => {
    const text = `${model}model.fit(train_objectives=[(loader, loss)], warmup_steps=int(len(loader) * 0.1))\n`;
    const { unknowns, label } = await findOne('python', text);
    assert.deepEqual([label, unknowns.map(({ key }) => key)], ['model.fit', ['model.fit.warmup_steps', 'model.fit.num_train_steps']]);
  });

  it('has the rate that its optimizer says', async () => {
    const rateIn = async (args: string) => {
      const { schedule, unknowns } = await findOne('python', `${model}model.fit(data, scheduler="constantlr"${args})\n`);
      return schedule?.at(0) ?? unknowns.map(({ key }) => key);
    };
    assert.equal(await rateIn(''), 2e-5);
    assert.equal(await rateIn(', optimizer_params={"lr": 3e-4}'), 3e-4);
    assert.equal(await rateIn(', optimizer_params={"eps": 1e-6}'), 1e-3);
    assert.equal(await rateIn(', optimizer_class=torch.optim.Adagrad, optimizer_params={}'), 1e-2);
    assert.equal(await rateIn(', optimizer_class=Lion, optimizer_params={}'), 1);
  });

  it('names a scheduler that there is not', async () => {
    const { schedule, problems } = await findOne('python', `${model}model.fit(data, scheduler="WarmupLinearr")\n`);
    assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['unknown-method']]);
  });

  it('is told by what makes the model, or by the names of its arguments', async () => {
    const count = async (text: string) => (await find('python', text)).length;
    assert.equal(await count(`${head}model = CrossEncoder("m")\nmodel.fit(loader, epochs=2)\n`), 1);
    assert.equal(await count(`${head}self.net.fit(train_objectives=objectives, epochs=2)\n`), 1);
    assert.equal(await count(`${head}trainer.fit(net, train_dataloader=loader)\n`), 0);
    assert.equal(await count(`${head}forest.fit(x, y)\n`), 0);
    assert.equal(await count('model.fit(train_objectives=objectives, epochs=2)\n'), 0);
    assert.equal(await count('class SentenceTransformer: ...\nmodel = SentenceTransformer("m")\nmodel.fit(data, warmup_steps=2)\n'), 0);
    assert.equal(await count(`${model}model.fit(data, scheduler=chosen)\n`), 0);
  });
});
