// The flags of absl and of TensorFlow 1: `flags.DEFINE_float('lr', 0.1, 'help')` is `FLAGS.lr`.
import { callOf } from '../../tree/callOf';
import { flagKey } from '../../tree/commandLine';
import type { CallNode, Node } from '../../tree/tree';
import { type Source, unknown } from '../source';
import { withinQuotes } from './withinQuotes';

/** What reads a text as the words of such a flag; undefined for flags whose texts stay as they are. */
const readers: Readonly<Record<string, string | undefined>> = { float: 'float', integer: 'int', string: undefined, enum: undefined };

/** Binds a flag to its default, for the whole module. */
export function liftFlag(call: CallNode, source: Source): void {
  const [, kind = ''] = /(?:^|\.)DEFINE_(\w+)$/.exec(call.callee) ?? [];
  const [name, value] = [argumentOf(call, 'name', 0), argumentOf(call, 'default', 1)];
  if (name?.kind !== 'string') return;
  const key = { text: flagKey(name.value), range: withinQuotes(name, source) };
  const known = value && (value.kind !== 'string' || kind in readers) && value.kind !== 'call' ? value : unknown(call.range);
  const reader = readers[kind];
  const isRead = known.kind === 'string' && reader !== undefined;
  const read = isRead ? { ...callOf(reader, known), arguments: [{ range: known.range, value: known }] } : known;
  source.lifted.push({ to: 'module', entry: { key, value: read, isDefault: true, merged: true } });
}

/** `FLAGS.set_default('lr', 0.2)` and `flags.set_default(_LR, 0.2)` are other defaults, which may or may not be those that count. */
export function liftFlagDefault({ arguments: [flag], range }: CallNode, source: Source): void {
  if (flag?.value.kind !== 'string' && flag?.value.kind !== 'name') return;
  const text = flag.value.kind === 'string' ? flagKey(flag.value.value) : `${flag.value.name}.value`;
  source.lifted.push({ to: 'module', entry: { key: { text, range: flag.range }, value: unknown(range), isDefault: true, merged: true } });
}

const argumentOf = ({ arguments: list }: CallNode, keyword: string, place: number): Node | undefined =>
  (list.find(({ name }) => name?.text === keyword) ?? list.filter(({ name }) => !name)[place])?.value;
