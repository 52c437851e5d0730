// A name that is nearly `schedule` and that the program binds to nothing, before a schedule's arguments.
import assert from 'node:assert/strict';
import { parse } from '../../../src/language/index';
import { find, findInTree } from '../../fixtures/find';

const ours = 'from weight_schedules import schedule\n';

describe('a misspelt schedule', () => {
  for (const [what, code, written] of [
    ['a letter left out', 'kl = shedule("linear", 1, 10)', 'shedule'],
    ['the last letter left out', `${ours}kl = schedul("cosine", 0.5, 1000)`, 'schedul'],
    ['two letters swapped', "kl = scehdule('cosine', 0.5, total_steps=1000)", 'scehdule'],
    ['two other letters swapped', 'kl = schdeule("power", 0.5, 1000, a=2)', 'schdeule'],
    ['another letter', 'def train():\n    return skedule("sigmoid", 1, 100)', 'skedule'],
    ['a capital', 'from weight_schedules import *\nkl = Schedule("cosine", 1, 100)', 'Schedule'],
    ['one letter too many', 'loss = rec + schedulle("cosine", 1.0, 100, step=step) * kl', 'schedulle'],
    ['a name that another function binds', 'def f():\n    shedule = g\nkl = shedule("linear", 1, 10)', 'shedule'],
  ] as const)
    it(`is said: ${what}`, async () => {
      const found = await find('python', code);
      const [problem] = found.flatMap(({ problems }) => problems);
      assert.equal(found.length, 1);
      assert.equal(problem?.code, 'unknown-function');
      assert.deepEqual(problem.message.args, { word: written, near: 'schedule' });
      assert.equal(code.slice(problem.range.from, problem.range.to), written);
      assert.deepEqual(problem.meant, { range: problem.range, texts: ['schedule'] });
    });

  for (const [what, code] of [
    ['a function of the file', 'def shedule(kind, a, b):\n    return a\nkl = shedule("linear", 1, 10)'],
    ['a function that stands below', 'def train():\n    return schedul("linear", 1, 10)\n\ndef schedul(kind, a, b):\n    return a'],
    ['a class', 'class Schedule:\n    pass\nkl = Schedule("cosine", 1, 10)'],
    ['what is imported', 'from jobs import schedules\nkl = schedules("linear", 1, 10)'],
    ['what is imported under another name', 'import jobs as shedule\nshedule("linear", 1, 10)'],
    ['what may be imported', 'from jobs import *\nkl = shedule("linear", 1, 10)'],
    ['what may be imported beside ours', `${ours}from jobs import *\nkl = shedule("linear", 1, 10)`],
    [
      'what is imported where it fails',
      'try:\n    from a import scheduler\nexcept ImportError:\n    scheduler = None\nscheduler("cosine", 1, 10)',
    ],
    ['a variable', 'scheduled = make()\nkl = scheduled("linear", 1, 10)'],
    ['a parameter', 'def f(scheduler):\n    return scheduler("cosine", 1, 10)'],
    ['a parameter of a lambda', 'f = lambda scheduler: scheduler("cosine", 1, 10)'],
    ['the variable of a loop', 'for scheduler in all:\n    scheduler("cosine", 1, 10)'],
    ['the variable of a comprehension', 'x = [scheduler("cosine", 1, 10) for scheduler in all]'],
    ['the name of a context', 'with open_one() as scheduler:\n    scheduler("cosine", 1, 10)'],
    ['an assignment in a condition', 'if (scheduler := get()):\n    scheduler("cosine", 1, 10)'],
    ['a name of several', 'optimizer, scheduler = make()\nscheduler("cosine", 1, 10)'],
    ['a name of the module that a function sets', 'def f():\n    global scheduler\n    scheduler = g\nscheduler("cosine", 1, 10)'],
    ['a method', 'kl = self.shedule("linear", 1, 10)\nother = jobs.schedul("cosine", 1, 10)'],
    ['a method that is called in its class', 'class A:\n    def shedule(self, *a):\n        return self.shedule("linear", 1, 10)'],
    ['no method of ours', 'kl = shedule("daily", 1, 10)'],
    ['no numbers', 'kl = shedule("linear", "a", "b")'],
    ['another word', 'kl = reschedule("linear", 1, 10)\nx = schema("cosine", 1, 10)'],
    ['a text', 'x = \'shedule("linear", 1, 10)\'\n# shedule("linear", 1, 10)'],
  ] as const)
    it(`is nothing else: ${what}`, async () => {
      const found = await find('python', code);
      assert.deepEqual(
        found.flatMap(({ problems }) => problems).filter(({ code: name }) => name === 'unknown-function'),
        [],
      );
    });

  it('is none where an earlier cell binds it', async () => {
    const [first, second] = [
      await parse('python', 'def shedule(*a):\n    return 1'),
      await parse('python', 'kl = shedule("linear", 1, 10)'),
    ];
    assert.equal(findInTree('python', second, { earlierCells: [first] }).length, 0);
    assert.equal(findInTree('python', second, { earlierCells: [await parse('python', 'x = 1')] }).length, 1);
  });

  it('is none in a config', async () => assert.deepEqual(await find('yaml', 'kl: shedule(daily, 1, 10)'), []));
});
