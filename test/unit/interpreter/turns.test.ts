// The turns of a loop that does more than move a variable on: of its body is run what matters for the variable. What the loops come to was
// worked out by hand, but for the long one.
import { strict as assert } from 'node:assert';
import { loadModule } from '../../../src/interpreter/interpret';
import { outcomeText } from './shown';

/** The value of `lr` behind a turn of the loop in which it is set by a line that ends with `# here`. */
function behindTurn(text: string, turn: number): string {
  const from = text.lastIndexOf('lr', text.indexOf('# here'));
  return outcomeText(
    loadModule(text)
      .turns({ from, to: from + 2 }, 'lr', false)!
      .run.at(turn),
  );
}

describe('the turns of a loop', () => {
  it('are as many as of one that does nothing else', () => {
    const text = [
      'lr = 1.0',
      'for block in range(200_000):',
      '    for _ in range(100):',
      '        actions = agent.act(env.seen, lr)',
      '        env.step(actions)',
      '        if len(memory) > agent.size:',
      '            agent.learn(memory.sample())',
      '            break',
      '    lr = max(0.001, lr * 0.99998) # here',
    ].join('\n');
    // CPython 3.12: 1.0 times 0.99998, 100,000 times.
    assert.equal(behindTurn(text, 99_999), '0.13533257652165512');
  });

  const cases: readonly (readonly [what: string, lines: readonly string[], expected: string])[] = [
    [
      'another name for what the variable is read from',
      [
        'groups = [{"lr": 0.8}]',
        'for epoch in range(9):',
        '    for g in groups:',
        '        g["lr"] *= 0.5',
        '    lr = groups[0]["lr"] # here',
      ],
      '0.1',
    ],
    [
      'an item of a list that has a name of its own',
      ['groups = [{"lr": 0.8}]', 'for epoch in range(9):', '    g = groups[0]', '    g["lr"] *= 0.5', '    lr = groups[0]["lr"] # here'],
      '0.1',
    ],
    [
      'a list that a function fills',
      [
        'def more(all): all.append(0.5)',
        'rates = []',
        'for epoch in range(9):',
        '    more(rates)',
        '    rate = 0.5 ** len(rates)',
        '    lr = 0.8 * rate # here',
      ],
      '0.1',
    ],
    [
      'a method of what it is read from',
      ['rates = [0.4, 0.2, 0.1]', 'for epoch in range(9):', '    lr = rates[0] # here', '    rates.pop(0)'],
      '0.1',
    ],
    [
      'a function inside that counts',
      [
        'def main():',
        '    step = 0',
        '    def tick():',
        '        nonlocal step',
        '        step += 1',
        '    for epoch in range(9):',
        '        tick()',
        '        lr = 0.8 * 0.5 ** step # here',
      ],
      '0.1',
    ],
    ['a condition that ends the loop', ['lr = 0.8', 'for epoch in range(9):', '    lr *= 0.5 # here', '    if epoch == 1: break'], '0.2'],
    [
      'blocks around it and others that only look',
      [
        'lr = 0.8',
        'step = 0',
        'for epoch in range(9):',
        '    if epoch >= 0:',
        '        step += 1',
        '        if step % 2 == 1:',
        '            lr *= 0.5 # here',
        '        print(step, lr)',
      ],
      '0.2',
    ],
  ];
  for (const [what, lines, expected] of cases) it(`follow ${what}`, () => assert.equal(behindTurn(lines.join('\n'), 2), expected));
});
