// Numbers that a function reads from around it, where they are not known: `WARMUP` of `from settings import WARMUP`, `cfg.kl.warmup` of `from conf import cfg`,
// `total` of `total = len(load_data())`.
import { findModule } from '../../../interpreter/modules/findModule';
import type { ParameterValues } from '../../../core/parameter';
import { importedName } from '../../../language/resolve/imports/importedFrom';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import type { Node, Range } from '../../../language/tree/tree';
import { withText } from '../called';
import type { FilePart } from '../part/filePart';
import { objectsFor } from '../objects/objectsFor';
import { withoutStrings } from '../pythonText';

const paths = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*)*)(?![\p{L}\p{N}_])(\s*[([.]|\s*=(?!=))?/gu;
const most = 6;

/**
 * What a function reads of what its file imports or computes, and does nothing else with, as it is written; none where it is too much. `isUnknown` tells of a
 * variable of the file that its value is not known.
 */
export function namesAround({ place, text }: Site, { from, to }: Range, isUnknown: (name: string) => boolean): readonly string[] {
  const [module] = place.ancestors;
  const found = new Set<string>();
  const calls = new Set<string>();
  for (const [, root, rest, behind] of withoutStrings(text.slice(from, to)).matchAll(paths)) {
    const values = module ? entriesNamed(module, root!).map(({ value }) => value) : [];
    if (!isImported(values) && !(isVariable(values) && isUnknown(root!))) continue;
    if (behind === undefined) found.add(root! + rest!);
    else calls.add(root!);
  }
  const names = [...found].filter((name) => !calls.has(rootOf(name)));
  return names.length > most ? [] : names;
}

const isImported = ([value, ...more]: readonly Node[]): boolean =>
  value?.kind === 'import' && more.length === 0 && !findModule(importedName(value).split('.')[0]!);

const isVariable = (values: readonly Node[]): boolean =>
  values.length > 0 && values.every((value) => value.kind !== 'import' && !(value.kind === 'mapping' && value.scope === true));

/** The variable that a name leads from. */
export const rootOf = (name: string): string => name.split('.', 1)[0]!;

/** A part of a file behind which these names are bound. */
export function withNames(part: FilePart, values: ParameterValues): FilePart {
  const roots = new Set(Object.keys(values).map(rootOf));
  const unknown = new Set([...part.unknown].filter((name) => !roots.has(name)));
  return { ...withText(part, namesBound(values)), unknown };
}

function namesBound(values: ParameterValues): string {
  const all = objectsFor(Object.entries(values).map(([name, value]) => [name.split('.'), String(value)]));
  return all.length === 0
    ? ''
    : `\nfrom types import SimpleNamespace as made_space\n${all.map(([name, value]) => `${name} = ${value}\n`).join('')}`;
}
