// Shell scripts that start trainings: each command line with options or overrides is a mapping of them.
import type { MappingNode, Tree } from '../tree/tree';
import { commandLinesOf } from './commandLines';
import { Launches } from './launches';
import { Options } from './options';
import { nest } from './overrides';
import { statementsOf } from './statements';
import { Variables } from './variables';

/** Reads a script into a neutral tree with a root for each command line that sets several things. Never throws. */
export function parseShell(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const statements = statementsOf(text);
  const variables = new Variables(text, statements);
  const options = new Options(text, statements, variables);
  const launches = new Launches(statements, variables);
  const seen = new Set<number>();
  const lines = commandLinesOf(text, statements, variables);
  const roots = lines.flatMap((line): readonly MappingNode[] => {
    const all = options.settingsOf(line);
    // What stands in a variable of several command lines is found in the first of them.
    const settings = all.map((setting) => (seen.has(setting.keys[0]!.range.from) ? { ...setting, merged: true } : setting));
    for (const { keys } of settings) seen.add(keys[0]!.range.from);
    return settings.length < 2 ? [] : [nest(settings)];
  });
  return { text, roots, hints: [], launches: lines.flatMap((line) => launches.of(line) ?? []) };
}
