import assert from 'node:assert/strict';
import { nameParts } from '../../../webview/elements/nameParts';

describe('nameParts', () => {
  const tails = (...names: readonly string[]) => nameParts(names).map(({ tail }) => tail);

  it('leaves short names whole', () =>
    assert.deepEqual(nameParts(['kl', 'gan']), [
      { head: 'kl', tail: '', least: 0 },
      { head: 'gan', tail: '', least: 0 },
    ]));

  it('puts names of several lines onto one', () => {
    assert.deepEqual(nameParts(['kl\nof\t a\u0007run']), [{ head: 'kl of a run', tail: '', least: 0 }]);
    assert.deepEqual(tails('a rather long name\nof several lines'), ['everal lines']);
  });

  it('keeps the end of a long name', () => assert.deepEqual(tails('model.decoder.loss.kl_weight'), ['ss.kl_weight']));

  it('keeps as much of the ends as tells names apart', () => {
    assert.deepEqual(tails('model.layers_relu_4_3.long.weight', 'model.layers_relu_5_3.long.weight'), [
      '4_3.long.weight',
      '5_3.long.weight',
    ]);
  });

  it('shows the beginnings of names that differ only far from their ends', () => {
    const rest = 'a_rather_long_and_common_end_of_a_name';
    assert.deepEqual(
      nameParts([`train.${rest}`, `trial.${rest}`, `eval.${rest}`]).map(({ tail, least }) => [tail, least]),
      [
        [rest.slice(-12), 3],
        [rest.slice(-12), 3],
        [rest.slice(-12), 1],
      ],
    );
  });

  it('loses no character, and cuts none in two', () => {
    for (const name of ['😀'.repeat(30), 'x'.repeat(21), 'a'.repeat(40)]) {
      const [parts] = nameParts([name, `${name}b`]);
      assert.equal(parts!.head + parts!.tail, name);
      assert.ok(!/^[\uDC00-\uDFFF]/.test(parts!.tail));
    }
  });
});
