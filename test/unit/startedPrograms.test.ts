// The schedules of programs that shell scripts start, checked against Bash and Python themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { FoundSchedule } from '../../src/language/find/found';
import type { ReadBeside } from '../../src/language/resolve/readParents';
import { parse } from '../../src/language/index';
import { type ProgramRun, withStarted } from '../../src/startedPrograms';
import { messageText } from '../../src/core/message';
import { changeable } from '../../src/preview/change/changeable';
import { planChange } from '../../src/preview/change/planChange';
import { findInTree, findOptions } from '../fixtures/find';
import { root } from '../vscode/root';

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly name: string;
  readonly files: Files;
  /** The path of the script. */
  readonly place: string;
  readonly script: string;
  readonly values: readonly number[];
}

const { steps, cases } = JSON.parse(readFileSync(join(root, 'test/reference/shell/started.json'), 'utf8')) as {
  readonly steps: readonly number[];
  readonly cases: readonly Case[];
};

/** The schedules of a script with these files around it. */
async function started(script: string, files: Files, place = 'run.sh', runs = new Map<number, ProgramRun>()) {
  const beside: ReadBeside = async (from, path) => {
    const uri = posix.join('/', posix.dirname(from), path);
    const text = files[uri.slice(1)];
    return text === undefined ? undefined : { uri, tree: await parse('python', text) };
  };
  const tree = await parse('shell', script);
  return withStarted(tree, findInTree('shell', tree), findOptions('shell'), { uri: `/${place}`, beside, runs });
}

const valuesOf = ({ schedule, label }: FoundSchedule, at = steps): readonly number[] => {
  assert.ok(schedule, `${label} has no curve`);
  return at.map((step) => schedule.at(step));
};

const texts = (script: string, found: readonly FoundSchedule[]) => found.map(({ range }) => script.slice(range.from, range.to));

const program = `import argparse, torch
parser = argparse.ArgumentParser()
parser.add_argument('-b', '--batch-size', type=int, default=32)
parser.add_argument('--lr', type=float, default=0.1)
parser.add_argument('--epochs', type=int, default=90)
parser.add_argument('--drops', type=int, nargs='+', default=[30, 60])
args = parser.parse_args()
optimizer = torch.optim.SGD(model.parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=args.drops)
for epoch in range(args.epochs):
    train()
    scheduler.step()
`;

describe('programs that scripts start', () => {
  for (const { name, files, place, script, values } of cases)
    it(`are given what Bash gives them: ${name}`, async () => {
      const found = await started(script, files, place);
      assert.equal(found.length, 1, texts(script, found).join());
      for (const [index, value] of valuesOf(found[0]!).entries())
        assert.ok(
          Math.abs(value - values[index]!) <= 1e-12 * Math.abs(values[index]!),
          `${value} at step ${steps[index]}, not ${values[index]}`,
        );
    });

  it('stand at the first of their options, with the places of their values', async () => {
    const script = 'RATE=0.4\npython train.py --lr $RATE --drops 10 15 \\\n  --epochs=20\n';
    const [found, ...others] = await started(script, { 'train.py': program });
    assert.ok(found && others.length === 0);
    assert.deepEqual(texts(script, [found]), ['--drops 10 15']);
    // By hand: a tenth of the rate at each milestone.
    assert.deepEqual(
      valuesOf(found, [0, 9, 10, 15]).map((value) => Number(value.toPrecision(12))),
      [0.4, 0.4, 0.04, 0.004],
    );
    assert.equal(found.run?.value, 20);
    assert.deepEqual(found.definition?.place, { name: 'train.py', uri: '/train.py', line: 9 });
    const { lr, milestones } = Object.fromEntries(found.parameters.map((each) => [each.name, each]));
    assert.deepEqual(lr?.origin, { kind: 'name', name: '--lr', place: { kind: 'line', line: 2 } });
    assert.deepEqual(lr.literal, { from: 5, to: 8 });
    assert.deepEqual(milestones?.origin, { kind: 'name', name: '--drops', place: { kind: 'line', line: 2 } });
    assert.equal(milestones.literal, undefined);
  });

  it('are changed where the script says a value', async () => {
    const files = { 'train.py': program };
    const text = 'RATE=0.4\npython train.py --lr $RATE --drops 10 15 --epochs=20\n';
    const schedules = await started(text, files);
    const change = async (parameter: string, value: number) => {
      const { id } = changeable(schedules)[0]!;
      const planned = await planChange({ characters: text, schedules }, { schedule: id, parameter, value }, (other) =>
        started(other, files),
      );
      return 'sentence' in planned ? messageText(planned) : planned.characters;
    };
    assert.equal(await change('lr', 0.5), text.replace('0.4', '0.5'));
    // The program has no option for it.
    assert.equal(await change('gamma', 0.5), 'This cannot be written here: change it in the text.');
  });

  it('say what only they have: their own defaults, by file and line', async () => {
    const [found] = await started('python train.py --lr 0.4 --seed 1\n', { 'train.py': program });
    const milestones = found?.parameters.find(({ name }) => name === 'milestones');
    assert.deepEqual(milestones?.origin, {
      kind: 'name',
      name: '--drops',
      isDefault: true,
      place: { kind: 'file', file: { name: 'train.py', uri: '/train.py', line: 6 } },
    });
  });

  it('are asked for what the script does not say', async () => {
    const [found] = await started('python train.py --lr $1 --drops 10\n', { 'train.py': program });
    assert.deepEqual(
      found?.unknowns.map(({ parameter }) => parameter.name),
      ['lr'],
    );
    const [other] = await started('if [ $1 ]; then OPTIONS="--lr 1"; fi\npython train.py $OPTIONS --drops 10\n', { 'train.py': program });
    assert.deepEqual(
      other?.unknowns.map(({ parameter }) => parameter.name),
      ['lr'],
    );
  });

  it('are those of the branches that the options choose', async () => {
    const branches = `import argparse, torch
parser = argparse.ArgumentParser()
parser.add_argument('--lr', type=float, default=0.1)
parser.add_argument('--kind', default='step', choices=['step', 'cosine', 'none'])
parser.add_argument('--warm', action='store_true')
args = parser.parse_args()
def main(args):
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr)
    if args.kind == 'step':
        scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 30)
    elif args.kind == 'cosine' and not args.warm:
        scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 90)
    elif args.kind == 'cosine':
        scheduler = torch.optim.lr_scheduler.LinearLR(optimizer)
    else:
        scheduler = torch.optim.lr_scheduler.ConstantLR(optimizer)
main(args)
`;
    const names = async (options: string) => {
      const found = await started(`python train.py --lr 0.4 ${options}\n`, { 'train.py': branches });
      return found.map(({ definition }) => definition?.name);
    };
    assert.deepEqual(await names('--seed 1'), ['StepLR']);
    assert.deepEqual(await names('--kind cosine'), ['CosineAnnealingLR']);
    assert.deepEqual(await names('--kind cosine --warm'), ['LinearLR']);
    assert.deepEqual(await names('--kind none'), ['ConstantLR']);
    // It may be any of them: the first is at the only option that decides them.
    assert.deepEqual(await names('--kind $1'), ['StepLR', 'CosineAnnealingLR']);
  });

  it('have nothing here that no option decides, and none where there is no program', async () => {
    assert.deepEqual(await started('python train.py --data imagenet --batch-size 8\n', { 'train.py': program }), []);
    assert.deepEqual(await started('python eval.py --lr 0.4 --epochs 20\n', { 'train.py': program }), []);
    assert.deepEqual(await started('cat train.py --lr 0.4 --epochs 20\n', { 'train.py': program }), []);
    assert.deepEqual(await started('python train.py --lr 0.4 --epochs 20\n', { 'train.py': 'def f(:\n  --' }), []);
  });

  it('are each given their own words, and again what changed', async () => {
    const files = { 'train.py': program };
    const runs = new Map<number, ProgramRun>();
    const two = (first: string) => `python train.py --lr ${first} --epochs 9\npython train.py --lr 0.2 --epochs 9\n`;
    const firsts = async (script: string) => (await started(script, files, 'run.sh', runs)).map((found) => found.schedule?.at(0));
    assert.deepEqual(await firsts(two('0.4')), [0.4, 0.2]);
    assert.deepEqual(await firsts(two('0.5')), [0.5, 0.2]);
    assert.deepEqual(await firsts(two('0.4')), [0.4, 0.2]);
  });

  it('leave a command line to the trainer whose options it has', async () => {
    const script = 'python train.py --output_dir out --learning_rate 2e-5 --lr 0.4 --max_steps 1000 --lr_scheduler_type cosine\n';
    const tree = await parse('shell', script);
    const found = await started(script, { 'train.py': program });
    assert.ok(tree.launches?.length === 1);
    assert.deepEqual(texts(script, found).length, 1);
  });
});
