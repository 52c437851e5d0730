// What an import binds, in the file that it means.
import type { ImportNode, MappingNode } from '../../tree/tree';
import { pathText } from '../../tree/walk';
import { type Binding, entriesNamed } from '../lookUp';
import type { ImportedFiles } from './importedFiles';

/** The bindings of a name at the top of a file. */
export type InFile = (name: string, path: readonly MappingNode[]) => readonly Binding[];

/** What an import binds its name to: `.utils.ramp`; `.utils` where that is imported from the folder itself, which is `.`. */
export const importedName = ({ module, member }: Pick<ImportNode, 'module' | 'member'>): string =>
  member === undefined ? module : module.endsWith('.') ? module + member : `${module}.${member}`;

/** What the module imports in which a place within these scopes stands: the text itself, or a file that `imports` leads to. */
export function importsAt([root]: readonly MappingNode[], imports: ImportedFiles | undefined): ImportedFiles | undefined {
  return (root && imports?.isEmpty === false ? imports.of(root)?.imports : undefined) ?? imports;
}

/** The star imports of a module, the last one first. */
export const starsOf = (module: MappingNode): readonly ImportNode[] =>
  entriesNamed(module, '*')
    .flatMap(({ value }) => (value.kind === 'import' ? [value] : []))
    .reverse();

/** The bindings of a part of what an import binds; asks for the file where it is not read yet. */
export function importedFrom(
  { module, member }: Pick<ImportNode, 'module' | 'member'>,
  parts: readonly string[],
  imports: ImportedFiles,
  find: InFile,
): readonly Binding[] {
  const way = member === undefined || member === '*' ? parts : [member, ...parts];
  // The longest path that is a file, with something in it: `import utils` may mean `utils/options.py` by `utils.options.LR`.
  const all = way.map((_, length) => [module, ...way.slice(0, length)] as const).filter((path) => path.every(isPlain));
  const paths = all.map((path) => path.slice(1).reduce((name, part) => importedName({ module: name, member: part }), path[0]));
  imports.askFor(paths.toReversed());
  const at = paths.findLastIndex((path) => imports.get(path));
  const file = at < 0 ? undefined : imports.get(paths[at]!);
  if (!file?.module || (member === '*' && at === 0 && !isExported(way[0]!, file.module))) return [];
  return find(pathText(way.slice(at)), [file.module]);
}

/** Whether a star import of a module brings in a name: one that `__all__` lists, or without that, any that begins with a letter. */
function isExported(name: string, module: MappingNode): boolean {
  const [all, ...others] = entriesNamed(module, '__all__').map(({ value }) => value);
  if (!all) return !name.startsWith('_');
  const isWritten = all.kind === 'list' && others.length === 0 && all.items.every(({ kind }) => kind === 'string');
  return !isWritten || all.items.some((item) => item.kind === 'string' && item.value === name);
}

const isPlain = (part: string): boolean => !part.startsWith('[');
