// Options of a command line, whatever hands them on: a function that parses them, parameters, files that are imported.
import assert from 'node:assert/strict';
import { find } from '../../../fixtures/find';
import { findBeside } from '../../../fixtures/findBeside';
import { originOf } from '../../../fixtures/origins';
import type { FoundSchedule } from '../../../../src/language/find/found';

const adding = "    parser.add_argument('--epochs', type=int, default=100)\n    parser.add_argument('--lr', type=float, default=0.5)\n";
const parser = `def get_parser():\n    parser = argparse.ArgumentParser()\n${adding}    return parser\n`;
const head = 'import argparse, torch\nfrom torch.optim.lr_scheduler import CosineAnnealingLR\n';
const use = (name: string) =>
  `    opt = torch.optim.SGD(m.parameters(), lr=${name}.lr)\n    s = CosineAnnealingLR(opt, T_max=${name}.epochs)\n`;

/** The length and the rate of the only scheduler, with undefined for what is asked for. */
function told(list: readonly FoundSchedule[]): readonly unknown[] {
  const [found, ...others] = list.filter(({ definition }) => definition?.name === 'CosineAnnealingLR');
  assert.equal(others.length, 0);
  return ['T_max', 'lr'].map((name) => found!.parameters.find((each) => each.name === name)?.value);
}

describe('options of a command line', () => {
  for (const [what, text] of [
    ['of a parser that a function returns', `${parser}def main():\n    cfg = get_parser().parse_args()\n${use('cfg')}`],
    ['of such a parser with a name', `${parser}def main():\n    p = get_parser()\n    cfg = p.parse_args()\n${use('cfg')}`],
    [
      'of a parent of the parser',
      `${parser}def main(cfg):\n${use('cfg')}if __name__ == '__main__':\n    p = argparse.ArgumentParser(parents=[get_parser()])\n    main(p.parse_args())\n`,
    ],
    [
      'that a function parses and returns',
      `def parse_option():\n    parser = argparse.ArgumentParser()\n${adding}    opt = parser.parse_args()\n    return opt\ndef main():\n    cfg = parse_option()\n${use('cfg')}`,
    ],
    [
      'that are returned as they are parsed',
      `def get_args():\n    parser = argparse.ArgumentParser()\n${adding}    return parser.parse_args()\ndef main():\n    cfg = get_args()\n${use('cfg')}`,
    ],
    [
      'that a function parses under the name that they are handed on with',
      `def parse_args():\n    parser = argparse.ArgumentParser()\n${adding}    args = parser.parse_args()\n    return args\ndef main(args):\n${use('args')}if __name__ == '__main__':\n    args = parse_args()\n    main(args)\n`,
    ],
    [
      'that are set only with a switch that is off by default',
      `def parse_args():\n    parser = argparse.ArgumentParser()\n${adding}    parser.add_argument('--scale_lr', action='store_true')\n    args = parser.parse_args()\n    return args\ndef main(args):\n    if args.scale_lr:\n        args.lr = args.lr * world\n${use('args')}args = parse_args()\nmain(args)\n`,
    ],
    [
      'that a function sets with such a switch before it hands them on',
      `def main(args):\n    if args.scale_lr:\n        args.lr = args.lr * world\n    train(args)\ndef train(args):\n${use('args')}parser = argparse.ArgumentParser()\n${adding.replace(/^ {4}/gm, '')}parser.add_argument('--scale_lr', action='store_true')\nargs = parser.parse_args()\nmain(args)\n`,
    ],
    ['that are handed to a function', `${parser}def main(cfg):\n${use('cfg')}opts = get_parser().parse_args()\nmain(opts)\n`],
    [
      'that are handed on twice',
      `${parser}def main(cfg):\n${use('cfg')}def run(o):\n    main(o)\ndef start():\n    opts = get_parser().parse_args()\n    run(opts)\n`,
    ],
    [
      'with others that are not known',
      `def main():\n    parser = argparse.ArgumentParser()\n${adding}    cfg, rest = parser.parse_known_args()\n${use('cfg')}`,
    ],
    [
      'beside those of another function',
      `def main():\n    parser = argparse.ArgumentParser()\n${adding}    cfg = parser.parse_args()\n${use('cfg')}def other():\n    parser = argparse.ArgumentParser()\n    parser.add_argument('--lr', default=3)\n    return parser\n`,
    ],
    [
      'set where nothing is given for them',
      `def main():\n    parser = argparse.ArgumentParser()\n    parser.add_argument('--epochs', default=100)\n    parser.add_argument('--lr', type=float)\n    cfg = parser.parse_args()\n    if cfg.lr is None:\n        cfg.lr = 0.5\n${use('cfg')}`,
    ],
    [
      'set before they are used',
      `def main():\n    parser = argparse.ArgumentParser()\n${adding.replace('0.5', '4')}    cfg = parser.parse_args()\n    cfg.lr = cfg.lr / 8\n${use('cfg')}`,
    ],
    [
      'set behind their use',
      `def main():\n    parser = argparse.ArgumentParser()\n${adding}    cfg = parser.parse_args()\n${use('cfg')}    if cfg.distributed:\n        cfg.lr = 3\n`,
    ],
    [
      'in the function that parses them',
      `def parse():\n    parser = argparse.ArgumentParser()\n    parser.add_argument('--epochs', default=100)\n    opt = parser.parse_args()\n    opt.lr = 50 / opt.epochs\n    return opt\ndef main():\n    cfg = parse()\n${use('cfg')}`,
    ],
  ] as const)
    it(`count: ${what}`, async () => {
      assert.deepEqual(told(await find('python', head + text)), [100, 0.5]);
    });

  for (const [what, lines, expected] of [
    ['under a condition', `    if cfg.fast:\n        cfg.epochs = 5\n${use('cfg')}`, [undefined, 0.5]],
    ['in a loop', `    for _ in range(3):\n${use('cfg').replace(/^/gm, '    ')}        cfg.epochs = 5\n`, [undefined, 0.5]],
    ['as the command line is given', `    cfg = get_parser().parse_args(['--epochs', x])\n${use('cfg')}`, [undefined, undefined]],
    ['under a switch that is on by default', `    if cfg.keep:\n        cfg.epochs = 5\n${use('cfg')}`, [undefined, 0.5]],
    ['without a switch that is off', `    if not cfg.scale:\n        cfg.epochs = 5\n${use('cfg')}`, [undefined, 0.5]],
    ['under a switch that is set', `    cfg.scale = True\n    if cfg.scale:\n        cfg.epochs = 5\n${use('cfg')}`, [undefined, 0.5]],
    [
      'under a switch as what is else',
      `    if cfg.scale:\n        pass\n    else:\n        cfg.epochs = 5\n${use('cfg')}`,
      [undefined, 0.5],
    ],
    ['by a function that gets them', `    change(cfg)\n${use('cfg')}def change(o):\n    o.epochs = 7\n`, [undefined, 0.5]],
  ] as const)
    it(`are asked for where they may be something else: ${what}`, async () => {
      const switches =
        "    parser.add_argument('--keep', action='store_false')\n    parser.add_argument('--scale', action='store_true')\n    return";
      const text = `${head}${parser.replace('    return', switches)}def main():\n    cfg = get_parser().parse_args()\n${lines}`;
      assert.deepEqual(told(await find('python', text)), expected);
    });

  it('are asked for where calls hand on different ones', async () => {
    const one = `def one():\n    parser = argparse.ArgumentParser()\n${adding}    return parser.parse_args()\n`;
    const text = `${head}${one}${one.replace('one', 'two').replace('100', '200')}def main(cfg):\n${use('cfg')}main(one())\nmain(two())\n`;
    assert.deepEqual(told(await find('python', text)), [undefined, undefined]);
  });

  for (const [what, main, options] of [
    ['that it parses', `from options import parse_args\ndef main():\n    cfg = parse_args()\n${use('cfg')}`, 'parse'],
    ['whose parser it makes', `import options\ndef main():\n    cfg = options.get_parser().parse_args()\n${use('cfg')}`, 'parser'],
    [
      'whose parser is a parent',
      `from options import get_parser\np = argparse.ArgumentParser(parents=[get_parser()])\ncfg = p.parse_args()\n${use('cfg').replace(/^ {4}/gm, '')}`,
      'parser',
    ],
    ['of its own', `from options import cfg\n${use('cfg').replace(/^ {4}/gm, '')}`, 'module'],
    ['in a folder, without a name of its own', `import conf.options\n${use('conf.options.cfg').replace(/^ {4}/gm, '')}`, 'module'],
    ['by a star', `from options import *\n${use('cfg').replace(/^ {4}/gm, '')}`, 'module'],
  ] as const)
    it(`count in a file that is imported: ${what}`, async () => {
      const texts = {
        parse: `import argparse\ndef parse_args():\n    parser = argparse.ArgumentParser()\n${adding}    return parser.parse_args()\n`,
        parser: `import argparse\n${parser}`,
        module: `import argparse\n${parser}cfg = get_parser().parse_args()\n`,
      };
      const path = what.startsWith('in a folder') ? 'conf/options.py' : 'options.py';
      const list = await findBeside('train.py', { 'train.py': head + main, [path]: texts[options] });
      assert.deepEqual(told(list), [100, 0.5]);
      assert.match(originOf(list[0]!.parameters.find(({ name }) => name === 'lr')), /^default of --lr, line \d of (?:conf\/)?options\.py/);
    });

  it('of an imported file that is not there are asked for', async () => {
    assert.deepEqual(
      told(await findBeside('train.py', { 'train.py': `${head}from options import cfg\n${use('cfg').replace(/^ {4}/gm, '')}` })),
      [undefined, undefined],
    );
  });
});

describe('options that a config file may change', () => {
  const parsed = `p = get_parser()\nknown, rest = p.parse_known_args()\n`;
  it('have their defaults, with where that is, where it is only done if a file is given', async () => {
    const text = `${head}${parser}${parsed}if known.config:\n    p.set_defaults(**load(known.config))\nargs = p.parse_args(rest)\nopt = torch.optim.SGD(m, lr=args.lr)\ns = CosineAnnealingLR(opt, T_max=args.epochs)\n`;
    const found = await find('python', text);
    assert.deepEqual(told(found), [100, 0.5]);
    assert.equal(originOf(found[0]!.parameters.find(({ name }) => name === 'lr')), 'default of --lr, line 6, unless line 11 sets another');
  });

  it('are asked for where it is done anyway', async () => {
    const text = `${head}${parser}${parsed}p.set_defaults(**load("c.yaml"))\nargs = p.parse_args(rest)\nopt = torch.optim.SGD(m, lr=args.lr)\ns = CosineAnnealingLR(opt, T_max=args.epochs)\n`;
    assert.deepEqual(told(await find('python', text)), [undefined, undefined]);
  });
});

describe('constants of files that are imported', () => {
  it('count, through other files, too', async () => {
    const files = {
      'train.py': `${head}from conf import EPOCHS, cfg\ns = CosineAnnealingLR(torch.optim.SGD(m, lr=cfg.lr), T_max=EPOCHS)\n`,
      'conf/__init__.py': 'from .numbers import EPOCHS\nfrom types import SimpleNamespace\ncfg = SimpleNamespace(lr=0.5)\n',
      'conf/numbers.py': 'EPOCHS = 10 * 10\n',
    };
    assert.deepEqual(told(await findBeside('train.py', files)), [100, 0.5]);
  });

  it('do not where that file changes them', async () => {
    const files = {
      'train.py': `${head}from conf import EPOCHS\ns = CosineAnnealingLR(torch.optim.SGD(m, lr=0.5), T_max=EPOCHS)\n`,
      'conf.py': 'EPOCHS = 100\nif fast:\n    EPOCHS = 5\n',
    };
    assert.deepEqual(told(await findBeside('train.py', files)), [undefined, 0.5]);
  });
});

describe('lists that a script adds to', () => {
  for (const list of [
    'cfg.steps = [10]\ncfg.steps',
    'cfg = dict(steps=[10])\ncfg["steps"]',
    'steps = [10]\nsteps',
    'cfg = SimpleNamespace(steps=[10])\ncfg.steps',
  ])
    it(`are not what they were: ${list}`, async () => {
      const name = list.split('\n')[1]!;
      const text = `${head}${list}.append(20)\ns = torch.optim.lr_scheduler.MultiStepLR(torch.optim.SGD(m, lr=0.5), ${name})\n`;
      const [found] = await find('python', text);
      assert.equal(
        found!.parameters.some((each) => each.name === 'milestones'),
        false,
      );
    });
});
