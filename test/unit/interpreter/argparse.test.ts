import { strict as assert } from 'node:assert';
import { loadModule } from '../../../src/interpreter/interpret';
import { outcomeText } from './shown';

const text = `import argparse
p = argparse.ArgumentParser(description='x')
p.add_argument('--warm-up', type=float, default='3')
p.add_argument('-n', '--count', type=int, default=5)
p.add_argument('--flag', action='store_true')
p.add_argument('--off', action='store_false')
p.add_argument('--none')
p.add_argument('--other', dest='dest_name', default=2.5)
g = p.add_argument_group('g')
g.add_argument('--in-group', default=7)
p.add_argument('--needed', required=True)
p.set_defaults(late=9)
a = p.parse_args()
`;

/** What CPython 3.11.7 makes of the same without the option that is needed, by `{k: repr(v) for k, v in vars(a).items()}`. */
const expected = { warm_up: '3.0', count: '5', flag: 'False', off: 'True', none: 'None', dest_name: '2.5', in_group: '7', late: '9' };

describe('the options of a command line', () => {
  const module = loadModule(text);
  const valueOf = (name: string) => outcomeText(module.attribute(module.value('a')!, name));

  it('have the values that Python gives them where nothing is said', () => {
    for (const [name, value] of Object.entries(expected)) assert.equal(valueOf(name), value, name);
  });

  it('are not known where one must be said, is added elsewhere, or is given what is not known', () => {
    assert.match(valueOf('needed'), /^\? /);
    assert.match(valueOf('elsewhere'), /^\? /);
    for (const words of ["['--count', str(n)]", 'words', "['--o', '3']"]) {
      const given = loadModule(text.replace('parse_args()', `parse_args(${words})`));
      assert.match(outcomeText(given.attribute(given.value('a')!, 'count')), /^\? /, words);
    }
  });

  it('have their values beside words of options that are not there: of a file, only those are read that matter', () => {
    const given = loadModule(
      text.replace('parse_args()', "parse_args(['data', '--count', '3', '--unheard-of', '4', '5', '--in-group=8'])"),
    );
    for (const [name, value] of Object.entries({ count: '3', in_group: "'8'" }))
      assert.equal(outcomeText(given.attribute(given.value('a')!, name)), value);
    const place = loadModule(
      "import argparse\np = argparse.ArgumentParser()\np.add_argument('steps', type=int)\na = p.parse_args(['3'])\n",
    );
    assert.match(outcomeText(place.attribute(place.value('a')!, 'steps')), /^\? /);
  });

  it('have the values that Python gives them where a program hands them to the parser', () => {
    const words = "['--warm', '4', '-n', '-3', '--flag', '--off', '--none=x=y', '--oth', '2', '--in-gr=8', '--needed', 'z']";
    const given = loadModule(text.replace('parse_args()', `parse_args(${words})`));
    // CPython 3.11.7.
    const values = {
      warm_up: '4.0',
      count: '-3',
      flag: 'True',
      off: 'False',
      none: "'x=y'",
      dest_name: "'2'",
      in_group: "'8'",
      needed: "'z'",
      late: '9',
    };
    for (const [name, value] of Object.entries(values)) assert.equal(outcomeText(given.attribute(given.value('a')!, name)), value, name);
  });

  for (const made of ['import tyro\na = tyro.cli(C)', 'from simple_parsing import parse\na = parse(C)'])
    it(`are the defaults of a class: ${made.split('\n')[0]!}`, () => {
      const fields = loadModule(`from dataclasses import dataclass\n@dataclass\nclass C:\n  n: int = 5\n${made}\na.twice = 2 * a.n\n`);
      assert.equal(outcomeText(fields.attribute(fields.value('a')!, 'twice')), '10');
      const given = loadModule(`class C:\n  n = 5\n${made.replace('(C)', "(C, args=['--n', '3'])")}\n`);
      assert.match(outcomeText(given.attribute(given.value('a')!, 'n')), /^\? /);
    });
});
