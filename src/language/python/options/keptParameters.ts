// What a module of Lightning keeps of its parameters: `self.save_hyperparameters()` makes them attributes of `self.hparams`.
import type { CallNode, Entry } from '../../tree/tree';

/** The attributes that a function's call of `save_hyperparameters` sets, as if each was assigned there; none where it cannot be told which. */
export function keptParameters(parameters: readonly Entry[], body: readonly Entry[]): readonly Entry[] {
  const call = body.map(({ value }) => value).find((value): value is CallNode => value.kind === 'call' && value.callee === saving);
  if (!call || call.arguments.some(({ spread }) => spread !== undefined)) return [];
  const { calleeRange, range } = call;
  const given = call.arguments.flatMap(({ name, value }) => (name ? [] : [value]));
  const [only] = given;
  // All options in one: `self.save_hyperparameters(args)`.
  if (only && given.length === 1 && only.kind !== 'string')
    return [{ key: { text: 'self.hparams', range: calleeRange }, value: only, merged: true }];
  const chosen = given.flatMap((value) => (value.kind === 'string' ? [value.value] : []));
  const ignored = call.arguments.find(({ name }) => name?.text === 'ignore')?.value;
  const left = ignored === undefined ? [] : ignored.kind === 'list' ? ignored.items : [ignored];
  if (chosen.length < given.length || left.some(({ kind }) => kind !== 'string')) return [];
  const isKept = (name: string) =>
    name !== 'self' &&
    (chosen.length === 0 || chosen.includes(name)) &&
    !left.some((each) => each.kind === 'string' && each.value === name);
  return parameters.flatMap(({ key }) => {
    if (!key || !isKept(key.text)) return [];
    return [
      { key: { text: `self.hparams.${key.text}`, range: calleeRange }, value: { kind: 'name', name: key.text, range }, merged: true },
    ];
  });
}

const saving = 'self.save_hyperparameters';
