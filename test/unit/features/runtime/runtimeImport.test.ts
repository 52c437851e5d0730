import assert from 'node:assert/strict';
import { runtimeFunctions } from '../../../../src/frameworks/frameworksFor';
import { runtimeImport } from '../../../../src/features/runtime/runtimeImport';
import { parse } from '../../../../src/language/index';

async function withImport(text: string, module = 'weight_schedules'): Promise<string> {
  const insertion = runtimeImport(await parse('python', text), module, await runtimeFunctions());
  return insertion === undefined ? text : text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
}

describe('the import of the Python runtime', () => {
  const call = 'kl = schedule("cosine", 0.5, 100)\n';
  const line = 'from weight_schedules import schedule';

  for (const [what, before, after] of [
    ['goes behind the other imports', `import torch\n\n${call}`, `import torch\n${line}\n\n${call}`],
    [
      'goes behind imports on several lines',
      `from a import (\n  b,  # (c)\n  d,\n)  # e\n${call}`,
      `from a import (\n  b,  # (c)\n  d,\n)  # e\n${line}\n${call}`,
    ],
    ['goes behind a future import', `from __future__ import annotations\n${call}`, `from __future__ import annotations\n${line}\n${call}`],
    ['goes to the top where there are none', call, `${line}\n\n${call}`],
    [
      'goes below comments and a docstring',
      `#!/bin/python\n"""What\nimport this\nis."""\n${call}`,
      `#!/bin/python\n"""What\nimport this\nis."""\n\n${line}\n\n${call}`,
    ],
    [
      'names all that is called',
      `import a\nx = sequence(${call.trim().slice(5)}, y)\n`,
      `import a\nfrom weight_schedules import schedule, sequence\nx = sequence(${call.trim().slice(5)}, y)\n`,
    ],
    [
      'goes to the margin for a call in a function',
      `def f():\n    import a\n    return schedule("cosine", 1, 5)\n`,
      `${line}\n\ndef f():\n    import a\n    return schedule("cosine", 1, 5)\n`,
    ],
  ] as const) {
    it(what, async () => {
      assert.equal(await withImport(before), after);
      assert.equal(await withImport(after), after, 'It is added once.');
    });
  }

  it('keeps the line ends of others', async () => {
    assert.equal(await withImport(`import torch\r\n${call}`), `import torch\n${line}\r\n${call}`);
  });

  it('is relative in a package', async () => {
    assert.equal(await withImport(call, '.weight_schedules'), `from .weight_schedules import schedule\n\n${call}`);
  });

  for (const text of [
    `def schedule(*a): ...\n${call}`,
    `from mine import schedule\n${call}`,
    `import ws\nkl = ws.schedule("cosine", 0.5, 100)\n`,
    'clip(x, 0, 1)\n',
    'text = "schedule(cosine, 0.5, 100)"\n',
    '',
  ]) {
    it(`is not wanted by ${JSON.stringify(text)}`, async () => assert.equal(await withImport(text), text));
  }
});
