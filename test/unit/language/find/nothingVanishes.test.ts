// Nothing that is plainly meant as a schedule is passed over without a word, and nothing is drawn as if what stands around it were not there.
import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { allProblems } from '../../../../src/language/find/allProblems';
import type { Language } from '../../../../src/language/index';
import { find, findOne } from '../../../fixtures/find';

const messagesOf = async (language: Language, text: string): Promise<readonly string[]> =>
  (await find(language, text)).flatMap(allProblems).map(({ message }) => messageText(message));

/** Values of a config that cannot be read, and what is said of each. */
const unreadable: readonly (readonly [text: string, message: string])[] = [
  ['"schedule(linear, 0.3, 4000))"', 'A ) is too many.'],
  ['"schedule(linear, 0.3, 4000),"', ', does not belong here.'],
  ['$schedule(linear, 0.3, 4000)', '$ does not belong here.'],
  ['"@schedule(linear, 0.3, 4000)"', '@ does not belong here.'],
  ['2 * $schedule(linear, 0.3, 4000)', '$ does not belong here.'],
  ['$min(schedule(linear, 0.3, 4000), 0.2)', '$ does not belong here.'],
  ['"schedule(linear, 0.3, 4000);"', '; does not belong here.'],
  ['"schedule(linear; 0.3; 4000)"', 'Arguments are parted by commas, not by ;.'],
  ['"sequence(schedule(linear, 1, 9); schedule(cosine, 1, 9))"', 'Arguments are parted by commas, not by ;.'],
  ['schedule(linear, 0.3, $train.steps)', '$train.steps is not read. A reference is written ${train.steps}.'],
  ['"schedule(linear, 0.3, 2e3 steps)"', '2e3 steps is not a number. Write 2000.'],
  ['"schedule(linear, 0.3, 4k steps)"', '4k is not a number. Write 4000.'],
  ['"schedule(linear, 0.3, 3 epochs)"', '3 epochs is not a number.'],
  ['"schedule(linear, 0.3, 4\'000)"', "4'000 is not a number. Write 4000."],
  ['schedule(linear, 0.3, 4 000)', '4 000 is not a number. Write 4000.'],
  ['schedule(linear, 0.3, 4,000)', 'The comma parts 4,000 into two. Write 4000.'],
  ['schedule(power, 0.3, 4,500)', 'The comma parts 4,500 into two. Write 4500.'],
  ['${schedule:linear,0.3,4,000}', 'The comma parts 4,000 into two. Write 4000.'],
  ['"schedule(, 0.3, 4000)"', 'An argument is missing before the comma.'],
  ['schedule(linear, , 4000)', 'An argument is missing before the comma.'],
  ['schedule(linear 0.3 4000)', 'A comma is missing before 0.3.'],
  ['sequence(schedule(linear, 1, 9) schedule(cosine, 1, 9))', 'A comma is missing before schedule.'],
  ['"schedule(linear: 0.3, 4000)"', ': does not belong here.'],
  ['"schedule(linear, 0.3, <steps>)"', '< does not belong here.'],
  ['"schedule(linear, 0.3, 4000) steps"', 'steps does not belong here.'],
  ['"schedule(linear, 0.3, 4000"', 'A ) is missing.'],
  ['(schedule(linear, 0.3, 4000)', 'A ) is missing.'],
  ['(schedule(linear, 0.3, 4000) / 4', 'A ) is missing.'],
  ['"schedule(\'linear, 0.3, 4000)"', "A ' is missing."],
  ['${schedule:linear 0.3 4000}', 'A comma is missing before 0.3.'],
  ['${schedule:linear;0.3;4000}', 'Arguments are parted by commas, not by ;.'],
  ['${schedule(linear,0.3,4000)}', '( does not belong here.'],
  ['${schedule:linear,0.3,4000} steps', 'steps does not belong here.'],
  ['my${schedule:linear,0.3,4000}', 'my does not belong here.'],
  ['${schedule:linear,0.3,4000} ${schedule:linear,0.3,9}', 'OmegaConf makes a text of this: a schedule must stand alone.'],
  ['run_${seed}_${schedule:linear,0.3,4000}', 'OmegaConf makes a text of this: a schedule must stand alone.'],
  ['1 if schedule(linear, 0.3, 4000) else 2', 'if else does not go with a schedule.'],
  ['"((0.2 / clip(schedule(linear, 0.3, 4000), 1, 2))"', 'A ) is missing.'],
  ['schedule(piecewise, 1, points=[[0, 1], [50, 2],)', ') does not belong here.'],
  ["'[schedule(mean-teacher, 0.3, 4000)]'", 'mean-teacher must stand in quotes here.'],
  ['schedule(linear, 0.3, 4000) -', 'Something is missing behind -.'],
  ['schedule(linear, 0,3, 4000)', 'The comma parts 0,3 into two. Write 0.3.'],
  ['schedule(power, 12,5, 4000)', 'The comma parts 12,5 into two. Write 12.5.'],
  ['schedule(“linear”, 0.3, 4000)', '“ does not belong here.'],
  ['"schedule[linear, 0.3, 4000]"', '[ does not belong here.'],
  ['schedule（linear, 0.3, 4000）', '（ does not belong here.'],
  ['"schedule(method: linear, 0.3, 4000)"', 'An argument is written method=value.'],
  ['schedule(linear, 0.3, *steps)', '*steps is not read. A reference is written ${steps}.'],
  ['schedule(linear, 0.3, 20%)', '20% is not a number.'],
  ['schedule(0.3, linear, 4000)', 'The method comes first: schedule(linear, ...).'],
  ["'((2.5e-01 * schedule(linear, 0.3, 4000)) - schedule(cosine, 1, 50)'", 'A ) is missing.'],
  ["'(1e+2 / schedule(linear, ${n}, 4000)'", 'A ) is missing.'],
  ['{method: linear, base_weight: 0,3, total_steps: 4000}', 'The comma parts 0,3 into two. Write 0.3.'],
  ['schedule(linear, 0.3, 4000) if debug else 1', 'There is no curve: debug is not defined in this file.'],
  ['{method: linear, base-weight: 0.3, total_steps: 4000}', 'Unknown argument: base-weight. Did you mean base_weight?'],
];

/** Values with several mistakes, and what is said of each. */
const severalMistakes: readonly (readonly [Language, string, readonly string[]])[] = [
  ['yaml', 'kl: schedule(linar, 0.3 4000)', ['Unknown method: linar. Did you mean linear?', 'A comma is missing before 4000.']],
  ['yaml', 'kl: schedule(linar, 0.3, 4k)', ['Unknown method: linar. Did you mean linear?', '4k is not a number. Write 4000.']],
  ['yaml', 'kl: schedule(linar, 0.3; 4000)', ['Unknown method: linar. Did you mean linear?', 'Arguments are parted by commas, not by ;.']],
  ['json', '{"kl": "schedule(linar, 0.3 4000)"}', ['Unknown method: linar. Did you mean linear?', 'A comma is missing before 4000.']],
  [
    'toml',
    'kl = "schedule(linear, 0.3, 4k, dely=2k)"',
    ['4k is not a number. Write 4000.', 'Unknown argument: dely. Did you mean delay?', '2k is not a number. Write 2000.'],
  ],
  [
    'yaml',
    'kl: schedule(linear 0.3, ttal_steps=4000)',
    ['A comma is missing before 0.3.', 'Unknown argument: ttal_steps. Did you mean total_steps?'],
  ],
  ['python', 'kl = schedule("linear", 0.3, 4k)', ['4k is not a number. Write 4000.']],
  ['python', "kl = schedule('linear', 0.3, 4'000)\n", ["4'000 is not a number. Write 4000."]],
  ['python', 'kl = schedule("linear", 0.3; 4000)', ['Arguments are parted by commas, not by ;.']],
  [
    'python',
    'kl = schedule("linar", 0.3, ttal_steps=4000)',
    ['Unknown method: linar. Did you mean linear?', 'Unknown argument: ttal_steps. Did you mean total_steps?'],
  ],
  [
    'yaml',
    'kl: {method: linar, name: kl, base_weight: 0.3, ttal_steps: 4000}',
    ['Unknown method: linar. Did you mean linear?', 'Unknown argument: ttal_steps. Did you mean total_steps?'],
  ],
];

/** What stands around schedules of a program and makes something else of them, or fails, and the word that is named. */
const namedAround: readonly (readonly [text: string, word: string])[] = [
  ['kl = schedule("linear", 1, 9)[0]', '['],
  ['kl = schedule("linear", 1, 9).scale(2)', '.scale'],
  ['kl = schedule("linear", 1, 9).total_steps', '.total_steps'],
  ['kl = schedule("linear", 1, 9) and 2', 'and'],
  ['import math\nkl = math.sqrt(schedule("linear", 1, 9))', 'math.sqrt(...)'],
  ['import numpy as np\nkl = np.exp(schedule("linear", 1, 9))', 'np.exp(...)'],
  // numpy and torch take no schedules, whatever their functions are called.
  ['import numpy as np\nkl = np.clip(schedule("linear", 1, 9), 0, 0.2)', 'np.clip(...)'],
  ['import torch\nkl = torch.maximum(schedule("linear", 1, 9), 0.2)', 'torch.maximum(...)'],
  // In a part of a program that imports nothing, their usual names are theirs.
  ['kl = np.minimum(schedule("linear", 1, 9), 0.2)', 'np.minimum(...)'],
  ['from itertools import repeat\nkl = repeat(schedule("linear", 1, 9), 3)', 'repeat(...)'],
  ['kl = partial(schedule, "linear", 1)', 'partial(...)'],
  ['kl = partial(schedule, "linear", total_steps=9)', 'partial(...)'],
];

describe('what stands around a schedule of a program', () => {
  for (const [text, word] of namedAround) {
    it(`is named: ${text.replace('\n', ' | ')}`, async () => {
      const { label, schedule, problems } = await findOne('python', `${text}\n`);
      assert.deepEqual([label, schedule], ['kl', undefined]);
      assert.deepEqual(
        problems.map(({ message }) => messageText(message)),
        [`There is no curve: what ${word} makes of the schedule is only known when the program runs.`],
      );
    });
  }

  it('may be a function of numbers where the schedule is asked for at a step', async () => {
    const { schedule } = await findOne('python', 'import numpy as np\nkl = np.clip(schedule("linear", 1, 10, step=t), 0, 0.2)\n');
    assert.deepEqual([schedule?.at(1), schedule?.at(5)], [0.1, 0.2]);
  });

  const ours = 'from weight_schedules import schedule\n';
  for (const [text, message] of [
    ['kl = schedule(*options)', 'What is spread here is not written out, so there is no curve.'],
    ['kl = schedule(**read(f))', 'What is spread here is not written out, so there is no curve.'],
    ['kl = schedule(methods[0], 0.3, 40)', 'The method is not a constant of this file, so there is no curve.'],
    ['kl = schedule(Kind.LINEAR, 0.3, 40)', 'The method is not a constant of this file, so there is no curve.'],
    ['kl = schedule("lin" + "ear", 0.3, 40)', 'The method is not a constant of this file, so there is no curve.'],
  ]) {
    it(`may be what only the program knows: ${text!}`, async () => {
      const { schedule, problems } = await findOne('python', `${ours}${text!}\n`);
      assert.deepEqual([schedule, ...problems.map((each) => messageText(each.message))], [undefined, message]);
      assert.deepEqual(await find('python', `${text!}\n`), []);
    });
  }

  for (const text of ['(schedule)("linear", 2, 40)', 'schedule(*("linear", 2, 40))', 'partial(schedule, "linear", 2, 40)'])
    it(`may be another way to call it: ${text}`, async () => {
      const { label, schedule } = await findOne('python', `kl = ${text}\n`);
      assert.deepEqual([label, schedule?.at(10)], ['kl', 0.5]);
    });

  it('may be a change further down', async () => {
    for (const [text, name] of [
      ['kl = schedule("linear", 1, 40)\nkl *= 2\n', 'kl'],
      ['def f():\n    w = 2 * schedule("linear", 1, 40)\n    for i in range(3):\n        w += i\n', 'w'],
    ])
      assert.deepEqual(await messagesOf('python', text!), [`${name} is changed further down: this is what it is until then.`]);
    assert.deepEqual(await messagesOf('python', 'kl = schedule("linear", 1, 40)\ndef f():\n    kl = 3\n    kl *= 2\nkl == 3\n'), []);
  });

  it('may be a list with a name', async () => {
    for (const [call, code] of [
      ['sequence(*parts)', 'unresolved'],
      ['sequence(parts)', 'invalid-composition'],
    ]) {
      const found = await find('python', `parts = [schedule("linear", 1, 9), schedule("cosine", 1, 9)]\nkl = ${call}\n`);
      const kl = found.find(({ label }) => label === 'kl')!;
      assert.deepEqual([found.length, kl.schedule, kl.problems[0]!.code], [3, undefined, code]);
    }
  });

  it('is read where it is our own reader of configs', async () => {
    const { schedule } = await findOne('python', 'kl = from_config({"method": "linear", "base_weight": 1, "total_steps": 10})\n');
    assert.equal(schedule?.at(5), 0.5);
  });

  it('has the length of the run from what our own reader of configs is given', async () => {
    const read = (mapping: string) =>
      findOne('python', `kl = from_config({"method": "linear", "base_weight": 1${mapping}}, total_steps=40)\n`);
    assert.deepEqual([(await read('')).totalSteps, (await read('')).label, (await read('')).problems], [40, 'kl', []]);
    assert.equal((await read(', "total_steps": 10')).totalSteps, 10);
    assert.equal((await read(', "until": 10')).totalSteps, 10);
  });

  it('leaves a method that a program chooses unknown', async () => {
    const { schedule, problems } = await findOne('python', 'kl = schedule("cosine" if a else "linear", 0.5, 100)\n');
    assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['unresolved']]);
  });
});

describe('several mistakes in one call', () => {
  for (const [language, text, messages] of severalMistakes) {
    it(`are all said where they stand: ${text}`, async () => {
      const problems = (await find(language, text)).flatMap(allProblems);
      assert.deepEqual(
        problems.map(({ message }) => messageText(message)),
        messages,
      );
      for (const { message, range } of problems) {
        const { word, next, sign } = message.args ?? {};
        assert.equal(text.slice(range.from, range.to).replaceAll('"', ''), word ?? next ?? sign);
      }
    });
  }
});

describe('what cannot be read', () => {
  for (const text of ['${n}0', '1${n}', '${n}${n}', '"${n}0"', '${n}e2']) {
    it(`is not read as its first part: ${text}`, async () => {
      for (const kl of [
        `schedule(linear, 1, ${text})`,
        `\${schedule:linear,1,${text}}`,
        `{method: linear, base_weight: 1, total_steps: "${text.replaceAll('"', '')}"}`,
      ]) {
        const found = await findOne('yaml', `n: 9\nkl: ${kl}`);
        assert.equal(found.schedule, undefined, kl);
        assert.equal(found.problems.length, 1, kl);
      }
    });
  }

  it('is said of an option of the command line that has no type', async () => {
    const { problems } = await findOne(
      'python',
      'p.add_argument("--slope", default="9")\nargs = p.parse_args()\nw = schedule("sigmoid", 1, 100, k=args.slope)\n',
    );
    assert.deepEqual(
      problems.map(({ message }) => messageText(message)),
      ['k must be a number, but is the text "9": --slope needs a type, such as type=float.'],
    );
  });

  for (const [text, message] of unreadable) {
    it(`is said: ${text}`, async () => {
      const found = await find('yaml', `kl: ${text}\n`);
      assert.deepEqual(
        found.flatMap(allProblems).map((problem) => messageText(problem.message)),
        [message],
      );
      assert.equal(found[0]!.label, 'kl');
    });
  }

  it('is said in JSON and TOML, too', async () => {
    assert.deepEqual(await messagesOf('json', '{"kl": "schedule(linear, 0.3 4000)"}'), ['A comma is missing before 4000.']);
    assert.deepEqual(await messagesOf('toml', 'kl = "schedule(linear, 0.3, 4k)"'), ['4k is not a number. Write 4000.']);
  });

  it('has its first mistake mended by the fix', async () => {
    for (const [text, fixed] of [
      ["schedule(linear, 0.3, 4'000)", 'schedule(linear, 0.3, 4000)'],
      ['schedule(linear, 0.3, $n)', 'schedule(linear, 0.3, ${n})'],
      ['schedule(linear, 0.3, 1,500)', 'schedule(linear, 0.3, 1500)'],
    ] as const) {
      const source = `kl: ${text}`;
      const { range, texts } = (await findOne('yaml', source)).problems[0]!.meant!;
      assert.equal(source.slice(0, range.from) + texts[0]! + source.slice(range.to), `kl: ${fixed}`);
    }
  });

  for (const text of [
    'note: schedule(linear, 0.3, 4k) was tried first',
    'x: schedule(linear, 0.3, 4000) is what we use; see the docs',
    'cmd: schedule(backup, 30, 5 times)',
    'run: schedule(cleanup); rm -rf x',
    'description: schedule(linear, 0.3, 4000)',
    'docs:\n  - "schedule(linear, 0.3, 4k)"',
    'help: {kl: "schedule(linar, 0.3 4000)"}',
    'help_text: "schedule(linear, 0.3, 4000))"',
    'kl_description: schedule(linear, 0.3, 4k)',
    'usage: schedule(linear, 0.3, 4k)',
    'x: schedule [see the docs]',
  ]) {
    it(`is not prose: ${text.replace(/\s+/g, ' ')}`, async () => {
      assert.deepEqual(await find('yaml', text), []);
    });
  }

  it('is no number whose commas are those of a list', async () => {
    assert.equal((await findOne('yaml', 'kl: schedule(linear,1,100)')).totalSteps, 100);
    assert.equal((await findOne('yaml', 'kl: schedule(linear, 1,100)')).totalSteps, 100);
    assert.equal((await findOne('yaml', 'kl: schedule(linear, 1,100, start_weight=0.5)')).totalSteps, 100);
    assert.equal((await findOne('yaml', 'kl: ${schedule:linear,1,100}')).totalSteps, 100);
    assert.equal((await findOne('python', 'kl = schedule("power",1,100)')).totalSteps, 100);
  });
});

/** What a config or a program says around a schedule that is not read. */
const around: readonly (readonly [Language, string, RegExp])[] = [
  ['yaml', 'kl: schedule(linear, 1, 100) // 2', /^\/\/ does not go with a schedule\.$/],
  ['yaml', 'kl: schedule(linear, 1, 100) ** 2', /^\*\* does not go/],
  ['yaml', 's: schedule(linear, 1, 100)\nkl: ${s} % 3', /^% does not go/],
  ['yaml', 'kl: smooth(schedule(linear, 1, 100))', /^Unknown composition: smooth\.$/],
  ['yaml', 'kl: max(schedule(linear, 1, 100), 0.1)', /^Unknown composition: max\. Did you mean maximum\?$/],
  ['yaml', 'kl: clip(schedule(linear, 1, 100), None, 0.5)', /^The arguments do not fit: clip/],
  ['yaml', 's: schedule(linear, 1, 100)\nkl: ${sequence:[${s},${s}]}', /^The arguments do not fit: sequence/],
  ['yaml', 's: schedule(linear, 1, 100)\nkl: ${smooth:${s}}', /^Unknown composition: smooth\.$/],
  ['yaml', 'kl: ${minimum:${schedule:linear,1,100},${oc.env:CAP}}', /^There is no curve: The environment variable CAP/],
  ['json', '{"kl": "sum([schedule(linear, 1, 100), 3])"}', /^Unknown composition: sum\.$/],
  ['python', 'kl = schedule("linear", 1, 100) // 2', /^There is no curve: what \/\/ makes/],
  ['python', 's = schedule("linear", 1, 100)\nkl = s ** 2', /^There is no curve: what \*\* makes/],
  ['python', 'kl = smooth(schedule("linear", 1, 100))', /^There is no curve: what smooth\(\.\.\.\) makes/],
  ['python', 'kl = max(schedule("linear", 1, 100), 0.1)', /^There is no curve: what max\(\.\.\.\) makes/],
  ['python', 's = schedule("linear", 1, 100)\nkl = sum([s, s])', /^There is no curve: what sum\(\.\.\.\) makes/],
  [
    'python',
    'kl = sequence([schedule("linear", 1, 9), schedule("cosine", 1, 9)])',
    /^The arguments do not fit: sequence\(schedule, schedule, \.\.\.\)\.$/,
  ],
  ['python', 'kl = sequence(*[schedule("linear", 1, 9)] * 3)', /^What is spread here is not written out/],
  ['python', 'kl = minimum(schedule("linear", 1, 100), cap)', /^There is no curve: cap is not defined/],
  ['python', 'def clip(a, b, c): return a\nkl = clip(schedule("linear", 1, 100), 0, 1)', /^There is no curve: what clip\(\.\.\.\) makes/],
];

describe('what stands around a schedule and is not read', () => {
  for (const [language, text, message] of around) {
    it(`is named: ${text.replace(/\n/g, ' | ')}`, async () => {
      const found = (await find(language, text)).filter(({ label }) => label === 'kl');
      assert.equal(found.length, 1);
      assert.equal(found[0]!.schedule, undefined);
      assert.match(messageText(found[0]!.problems[0]!.message), message);
    });
  }

  it('is read where it is a resolver with names in a mapping', async () => {
    for (const [text, total, end] of [
      ['${repeat:${schedule:linear,1,100},{n:3}}', 300, 1],
      ['${clip:${schedule:linear,1,100},{lo:0.2,hi:0.6}}', 100, 0.6],
      ['${shift:${schedule:linear,1,100},{steps:20}}', 120, 1],
    ] as const) {
      const found = await findOne('yaml', `kl: ${text}`);
      assert.deepEqual(allProblems(found), []);
      assert.deepEqual([found.totalSteps, found.schedule!.at(1e6)], [total, end]);
    }
  });

  it('leaves schedules alone that a library takes', async () => {
    for (const text of [
      'from optax import adam\ntx = adam(schedule("linear", 1, 100))',
      'tx = optax.adam(schedule("linear", 1, 100))',
      'from lib import *\nkl = wrap(schedule("linear", 1, 100))',
      'print(schedule("linear", 1, 100))',
      'loss = rec + schedule("linear", 1, 100, step=t) * kl',
      'model = Model(kl=schedule("linear", 1, 100))',
    ])
      assert.equal((await findOne('python', text)).totalSteps, 100, text);
  });

  it('is a sign that changes nothing', async () => {
    assert.equal((await findOne('yaml', 'kl: "+schedule(linear, 3, 100)"')).schedule!.at(50), 1.5);
  });
});

/** What stands in an unusual place or is written in an unusual way, and how long it is. */
const unusual: readonly (readonly [Language, string, label: string, total: number])[] = [
  ['python', 'while (kl := schedule("linear", 1, 70)): pass', 'kl', 70],
  ['python', 'pair = (kl := schedule("linear", 1, 70), 2)', 'kl', 70],
  ['python', 'use(kl := schedule("linear", 1, 70))', 'kl', 70],
  ['python', 'both = [3, kl := schedule("linear", 1, 70)]', 'kl', 70],
  ['python', 'if (N := 70) > 3: pass\nkl = schedule("linear", 1, N)', 'kl', 70],
  ['python', 'def f(w: Annotated[float, schedule("linear", 1, 70)]): pass', 'linear', 70],
  ['python', 'def f(w: Annotated[float, schedule("linear", 1, 70)] = 2): pass', 'linear', 70],
  ['python', 'def f() -> Annotated[float, schedule("linear", 1, 70)]: pass', 'linear', 70],
  ['python', 'w: Annotated[float, schedule("linear", 1, 70)] = 3', 'linear', 70],
  ['python', 'print(f"at {t}: {schedule(\'linear\', 1, 70)(t)}")', 'linear', 70],
  ['python', 'M = "lin"\nkl = schedule(f"{M}ear", 1, 70)', 'kl', 70],
  ['python', 'from weight_schedules import schedule as ramp\nkl = ramp("linear", 1, 70)', 'kl', 70],
  ['python', 'from weight_schedules import schedule as s, sequence as seq\nkl = seq(s("linear", 1, 30), s("linear", 1, 40))', 'kl', 70],
  ['python', 'anneal = calculate_dynamic_weight\nkl = anneal("linear", 1, 70)', 'kl', 70],
  ['yaml', 'kl: |\n  schedule(linear,  # how\n    1, 70)  # how far\n', 'kl', 70],
  ['yaml', 'kl: "schedule(linear, 1, 70)  # a note (kept)"', 'kl', 70],
  ['yaml', 'kl: !!str schedule(linear, 1, 70)', 'kl', 70],
  ['yaml', 'kl: !!str "schedule(linear, 1, 70)"', 'kl', 70],
  ['yaml', 'kl: schedule (linear, 1, 70)', 'kl', 70],
  ['toml', 'kl = """\nschedule(linear, # how\n  1, 70)"""', 'kl', 70],
  ['json', '{"kl": schedule(linear, 1, 70)}', 'kl', 70],
  ['json', '{"a": [schedule("linear", 1, 70), 3], "id": ObjectId("x")}', 'a[0]', 70],
];

describe('what is written in an unusual way', () => {
  for (const [language, text, label, total] of unusual) {
    it(`is read: ${text.replace(/\s*\n\s*/g, ' | ')}`, async () => {
      const found = await findOne(language, text);
      assert.deepEqual([found.label, found.totalSteps], [label, total]);
    });
  }

  it('is read with what is computed with it where the format wants quotes', async () => {
    for (const [language, text, end] of [
      ['json', '{"kl": schedule(linear, 1, 70) * 3 - 1, "b": 2}', 2],
      ['json', '[maximum(schedule(linear, 1, 70), 0.5) + schedule(linear, 1, 70)]', 2],
      ['json', '{"kl": schedule(linear, 1, 70) // a note\n}', 1],
      ['toml', 'kl = schedule(linear, 1, 70) * 3', 3],
    ] as const) {
      const found = await findOne(language, text);
      assert.equal(found.schedule!.at(70), end);
      assert.match(messageText(found.problems[0]!.message), /wants this in quotes/);
    }
    assert.deepEqual(await messagesOf('json', '{"kl": schedule(linear, 1, 70) *, "b": 2}'), [
      'Something is missing behind *.',
      'JSON wants this in quotes.',
    ]);
  });

  it('is said where the format wants quotes', async () => {
    assert.deepEqual(await messagesOf('json', '{"kl": schedule("linear", 1, 70)}'), ['JSON wants this in quotes.']);
  });

  it('is no constant where a name is bound again and again', async () => {
    const found = await findOne('python', 'ns = [N := x for x in xs]\nkl = schedule("linear", 1, N)');
    assert.equal(found.totalSteps, undefined);
  });

  it('has the names of a default outside of its function', async () => {
    assert.equal((await findOne('python', 'N = 70\ndef f(N=9, kl=schedule("linear", 1, N)): pass')).totalSteps, 70);
  });

  it('is no other number for a text that is tagged as one', async () => {
    assert.equal((await findOne('yaml', 'n: !!str 70\nkl: schedule(linear, 1, ${n})')).totalSteps, 70);
    assert.deepEqual(await find('yaml', 'kl: !!str 10 * 7'), []);
  });
});
