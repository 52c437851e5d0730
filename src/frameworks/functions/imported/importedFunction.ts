// What a call calls in a file of the workspace that its own file imports.
import { findModule } from '../../../interpreter/modules/findModule';
import { importedName } from '../../../language/resolve/imports/importedFrom';
import type { Site } from '../../../language/find/site';
import type { ImportedFile, ImportedFiles } from '../../../language/resolve/imports/importedFiles';
import { entriesNamed } from '../../../language/resolve/lookUp';
import { bindingsOf } from '../../../language/resolve/names/bindingsOf';
import type { FilePlace } from '../../../language/resolve/parents';
import { lineOf } from '../../../language/text/lines';
import type { MappingNode } from '../../../language/tree/tree';
import { isScope, lastPart, modulesOf } from '../../../language/tree/walk';

/** A function or class in a file that another one imports. */
export interface ImportedFunction {
  readonly file: ImportedFile;
  readonly module: MappingNode;
  readonly node: MappingNode;
}

/** So many files may hand a name on to each other. */
const mostHops = 4;

/** What a call calls, where an import of its file leads to it. */
export function importedFunction(site: Site): ImportedFunction | undefined {
  const name = nameOfImport(site);
  const { imports } = site.options;
  // What the interpreter knows is no file of the workspace.
  return name === undefined || !imports || findModule(name.split('.')[0]!) ? undefined : memberNamed(imports, name);
}

/** Where that stands. */
export function placeOf({ file: { name, uri, tree }, node }: ImportedFunction): FilePlace {
  return { name, uri, line: lineOf(tree, node.range.from) };
}

/** The same as a part of a definition, where a call leads there. */
export function placeOfCallee(site: Site): { readonly place?: FilePlace } {
  const found = importedFunction(site);
  return found ? { place: placeOf(found) } : {};
}

/** The full name of what a call calls, where an import and nothing else says it. */
function nameOfImport({ node, place, callee }: Site): string | undefined {
  if (node.kind !== 'call') return undefined;
  const [first = '', ...rest] = node.callee.split('.');
  const values = bindingsOf(first, place.ancestors).map(({ entry }) => entry.value);
  const [value] = values;
  // What a star import brings in is told by the site.
  if (!value) return callee === node.callee ? undefined : callee;
  const names = new Set(values.map((each) => (each.kind === 'import' ? importedName(each) : undefined)));
  // `import lib.a` and `import lib.b` both bind `lib`.
  return names.size === 1 && value.kind === 'import' ? [importedName(value), ...rest].join('.') : undefined;
}

function memberNamed(imports: ImportedFiles, name: string, hops = 0): ImportedFunction | undefined {
  const member = lastPart(name);
  const before = name.slice(0, name.length - member.length);
  // Points alone are a folder.
  const path = /^\.+$/.test(before) ? before : before.slice(0, -1);
  if (hops === mostHops || path === '') return undefined;
  imports.askFor([path]);
  const file = imports.get(path);
  const [module] = file ? modulesOf([file.tree]) : [];
  if (!file || !module) return undefined;
  const values = entriesNamed(module, member).map(({ value }) => value);
  const [value] = values;
  if (!value) {
    for (const star of entriesNamed(module, '*')) {
      const found = star.value.kind === 'import' ? memberNamed(file.imports, importedName({ ...star.value, member }), hops + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  }
  if (values.length > 1) return undefined;
  if (value.kind === 'import') return memberNamed(file.imports, importedName(value), hops + 1);
  return isScope(value) ? { file, module, node: value } : undefined;
}
