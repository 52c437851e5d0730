// Shell scripts that start trainings: each command line with options is a mapping of them.
import type { MappingNode, Tree } from '../tree/tree';
import { commandLinesOf } from './commandLines';
import { commandOf } from './commands';
import { Options } from './options';
import { statementsOf } from './statements';
import { Variables } from './variables';

/** Reads a script into a neutral tree with a root for each command line that has several options. Never throws. */
export function parseShell(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const statements = statementsOf(text);
  const variables = new Variables(text, statements);
  const options = new Options(text, statements, variables);
  const seen = new Set<number>();
  const lines = commandLinesOf(text, statements, variables);
  const roots = lines.flatMap((line): readonly MappingNode[] => {
    const all = options.entriesOf(line);
    // What stands in a variable of several command lines is found in the first of them.
    const entries = all.map((entry) => (seen.has(entry.key!.range.from) ? { ...entry, merged: true } : entry));
    for (const { key } of entries) seen.add(key!.range.from);
    if (entries.length < 2) return [];
    const ranges = entries.flatMap(({ key, value }) => [key!.range, value.range]);
    const range = { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
    return [{ kind: 'mapping', range, entries }];
  });
  return { text, roots, hints: [], commands: lines.flatMap((line) => commandOf(line, statements, variables) ?? []) };
}
