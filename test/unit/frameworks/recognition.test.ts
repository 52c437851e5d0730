// Whose a call is: by its import and through names, never by its bare name alone.
import assert from 'node:assert/strict';
import { sourceText } from '../../../src/language/find/kind';
import { find } from '../../fixtures/find';

const optimizer = 'opt = torch.optim.SGD(model.parameters(), lr=0.1)\n';

async function kinds(text: string): Promise<readonly string[]> {
  return (await find('python', text)).map(({ definition }) => (definition ? sourceText(definition) : 'unknown'));
}

describe('a scheduler of a library', () => {
  const stepLR = 'torch.optim.lr_scheduler.StepLR';
  for (const [what, text] of [
    ['its full name', 'import torch\ns = torch.optim.lr_scheduler.StepLR(opt, 10)'],
    ['its module under another name', 'from torch.optim import lr_scheduler as S\ns = S.StepLR(opt, 10)'],
    ['the package under another name', 'import torch.optim as o\ns = o.lr_scheduler.StepLR(opt, 10)'],
    ['the class under another name', 'from torch.optim.lr_scheduler import StepLR as Falling\ns = Falling(opt, 10)'],
    ['a name for the class', 'from torch.optim.lr_scheduler import StepLR\nFalling = StepLR\ns = Falling(opt, 10)'],
    ['an import in a function', 'def f():\n    from torch.optim.lr_scheduler import StepLR\n    s = StepLR(opt, 10)'],
    ['an import of all names', 'from utils import *\nfrom torch.optim.lr_scheduler import *\nfrom more import *\ns = StepLR(opt, 10)'],
    ['an import of all names of the package', 'from torch.optim import *\ns = lr_scheduler.StepLR(opt, 10)'],
    ['one of several imports', 'from torch.optim.lr_scheduler import (\n    CosineAnnealingLR,\n    StepLR,\n)\ns = StepLR(opt, 10)'],
  ] as const) {
    it(`is found by ${what}`, async () => assert.deepEqual(await kinds(optimizer + text), [stepLR]));
  }

  for (const [what, text] of [
    ['defined in the file', 'class StepLR:\n    pass\ns = StepLR(opt, 10)'],
    ['of another library', 'from mmengine.optim import StepLR\ns = StepLR(opt, 10)'],
    ['defined after the import', 'from torch.optim.lr_scheduler import StepLR\ndef StepLR(opt, n): pass\ns = StepLR(opt, 10)'],
    ['of another library all of whose names are imported', 'from mmengine.optim import *\ns = StepLR(opt, 10)'],
    ['defined beside an import of all names', 'from torch.optim.lr_scheduler import *\nclass StepLR: ...\ns = StepLR(opt, 10)'],
    ['bound beside an import of all names', 'from torch.optim.lr_scheduler import *\nfrom mine import StepLR\ns = StepLR(opt, 10)'],
    ['not imported at all', 's = StepLR(opt, 10)'],
  ] as const) {
    it(`is none that is ${what}`, async () => assert.deepEqual(await kinds(optimizer + text), []));
  }

  it('has its rate from the optimizer in the file, through names', async () => {
    const text = `LR = 0.25\nimport torch\nopt = torch.optim.AdamW(model.parameters(), lr=LR)\ns = torch.optim.lr_scheduler.StepLR(opt, 10, gamma=0.5)`;
    const [found] = await find('python', text);
    assert.deepEqual([0, 9, 10, 25].map(found!.schedule!.at), [0.25, 0.25, 0.125, 0.0625]);
    assert.deepEqual(found!.unknowns, []);
  });

  for (const handedBack of [
    'model, opt, data = accelerator.prepare(model, opt, data)',
    'model, opt = fabric.setup(model, opt)',
    'opt = accelerator.prepare(opt)',
    'model, opt = amp.initialize(model, opt, opt_level="O1")',
    'engine, opt, _, _ = deepspeed.initialize(model=model, optimizer=opt)',
    'opt = hvd.DistributedOptimizer(opt, named_parameters=model.named_parameters())',
  ]) {
    it(`has its rate from the optimizer before and behind ${handedBack}`, async () => {
      const call = 's = torch.optim.lr_scheduler.StepLR(opt, 10)\n';
      for (const code of [`${handedBack}\n${call}`, `${call}${handedBack}\n`]) {
        const [found] = await find('python', `import torch\n${optimizer}${code}`);
        assert.deepEqual([found!.schedule!.at(0), found!.unknowns], [0.1, []]);
      }
    });
  }

  it('asks for the rate of an optimizer that is another one further down', async () => {
    for (const other of ['opt = wrap(opt)', 'opt = prepare(model)', 'model, opt = accelerator.prepare(model, make(opt))']) {
      const [found] = await find('python', `import torch\n${optimizer}${other}\ns = torch.optim.lr_scheduler.StepLR(opt, 10)\n`);
      assert.deepEqual(
        found!.unknowns.map(({ parameter }) => parameter.name),
        ['lr'],
        other,
      );
    }
  });

  it('asks for a rate that the file does not say, and has it once it is answered', async () => {
    const text = 'from torch.optim.lr_scheduler import StepLR\nsched = StepLR(get_optimizer(), 10, gamma=0.5)';
    const [open] = await find('python', text);
    assert.deepEqual(
      open!.unknowns.map(({ parameter, text }) => [parameter.name, text]),
      [['lr', 'What is the learning rate of the optimizer?']],
    );
    assert.deepEqual(open!.problems, []);
    // Meanwhile its values are multiples of the rate.
    assert.deepEqual([0, 10].map(open!.schedule!.at), [1, 0.5]);
    const [answered] = await find('python', text, { answers: new Map([[open!.unknowns[0]!.key, 0.4]]) });
    assert.deepEqual([0, 10].map(answered!.schedule!.at), [0.4, 0.2]);
    assert.deepEqual(answered!.unknowns, []);
    assert.equal(answered!.parameters.find(({ name }) => name === 'lr')!.origin.kind, 'answer');
  });

  // Python raises a TypeError: an unexpected keyword argument.
  for (const [language, text, word, near] of [
    ['python', `${optimizer}s = torch.optim.lr_scheduler.StepLR(opt, 30, gama=0.5)`, 'gama', 'gamma'],
    [
      'python',
      'import optax\ns = optax.linear_schedule(init_value=1, end_value=0, transition_step=9)',
      'transition_step',
      'transition_steps',
    ],
    ['python', 'from timm.scheduler import CosineLRScheduler\ns = CosineLRScheduler(opt, 9, lrmin=0.1)', 'lrmin', 'lr_min'],
    ['yaml', 's:\n  _target_: torch.optim.lr_scheduler.StepLR\n  step_size: 3\n  gama: 0.2\n', 'gama', 'gamma'],
  ] as const)
    it(`says that ${word} is none of its arguments, in ${language}`, async () => {
      const whole = language === 'python' ? `import torch\n${text}` : text;
      const [found] = await find(language, whole);
      assert.deepEqual(
        found!.problems.map(({ code, range, meant }) => [code, whole.slice(range.from, range.to), meant?.texts]),
        [['unknown-argument', word, [near]]],
      );
    });

  it('says nothing of arguments that are not near to any, of one beside the one that it is near to, and of one that is being typed', async () => {
    for (const call of [
      'StepLR(opt, 30, tag=0.5)',
      'StepLR(opt, step_size=30, step_sizes=3)',
      'StepLR(opt, 30, gama=)',
      'StepLR(opt, 30, verbose=True)',
    ]) {
      const [found] = await find('python', `import torch\n${optimizer}s = torch.optim.lr_scheduler.${call}`);
      assert.deepEqual(found!.problems, [], call);
    }
  });

  it('has a curve for each quantity, in order', async () => {
    const text = 'import torch\ns = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=100)';
    const [found] = await find('python', optimizer + text);
    assert.deepEqual(
      found!.curves.map(({ quantity }) => quantity),
      ['lr', 'momentum'],
    );
    assert.equal(found!.schedule, found!.curves[0]!.schedule);
  });
});
