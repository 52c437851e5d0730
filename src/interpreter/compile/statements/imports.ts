import type { Imported } from '../../syntax/ast';
import { Unknown, UnknownImport } from '../../values/unknown';
import { PyModule } from '../../values/pyFunction';
import type { Value } from '../../values/value';
import type { Execute } from '../frame';
import type { Scope, Unit } from '../scope';
import { compileTarget } from '../targets';

/** An import: what is known is bound, what is not is unknown. */
export function compileImport(names: readonly Imported[], scope: Scope): Execute {
  const { unit } = scope;
  const all = names.map((imported) => ({
    imported,
    store: imported.as === '*' ? undefined : compileTarget({ kind: 'name', name: imported.as, range: imported.range }, scope),
  }));
  return (frame) => {
    for (const { imported, store } of all) {
      if (store) store(frame, valueOf(imported, scope));
      else starImport(imported, scope);
    }
    return undefined;
  };
  function starImport({ path }: Imported, { unit: { globals } }: Scope): void {
    const module = unit.importModule(path);
    module?.members.forEach((value, name) => {
      const place = scope.find(name);
      if (place.kind === 'global') globals[place.slot] = value;
      else if (scope.kind === 'module') globals[scope.add(name)] = value;
    });
    if (!module) unit.starImports.push(path);
  }
}

function valueOf(imported: Imported, { unit }: Scope): Value {
  const { path, member, as, range, inner } = imported;
  const known = unit.importModule(path);
  if (inner !== undefined && !(known && !unit.importModule(inner))) return packageWith(inner, imported, unit);
  if (member === undefined) return known ?? new UnknownImport(path, range, asking(unit, as, [path]));
  // `.ramp` is in the folder itself, which is `.`.
  const inside = path.endsWith('.') ? path + member : `${path}.${member}`;
  const unknown = new UnknownImport(inside, range, asking(unit, as, [path, inside], [member]));
  if (known === undefined) return unit.importModule(inside) ?? unknown;
  const value = known.members.get(member) ?? unit.importModule(inside) ?? known.members.get('*') ?? unknown;
  if (value instanceof UnknownImport) return value === unknown ? value : new UnknownImport(inside, range, value.ask);
  return value instanceof Unknown ? new Unknown(value.reason, inside, range) : value;
}

/** The package of a module with it and what else is imported of it: `a` of `import a.b`. */
function packageWith(inner: string, { path, as, range }: Imported, unit: Unit): PyModule {
  const parts = inner.split('.');
  const packageOf = (depth: number): PyModule => {
    const name = parts.slice(0, depth).join('.');
    const made = unit.packages.get(name) ?? new PyModule(name, new Map(unit.importModule(name)?.members));
    unit.packages.set(name, made);
    return made;
  };
  const module = unit.importModule(inner) ?? new UnknownImport(inner, range, asking(unit, as, [inner]));
  parts.forEach((part, depth) => {
    const value = depth === parts.length - 1 ? module : packageOf(depth + 1);
    if (depth > 0) (packageOf(depth).members as Map<string, Value>).set(part, value);
  });
  return packageOf(path.split('.').length);
}

/** Asks for a file. */
const asking =
  (unit: Unit, name: string, paths: readonly string[], members: readonly string[] = []): (() => void) =>
  () =>
    unit.askFor(paths, [...members, ...(attributesIn(unit).get(name) ?? [])]);

/** By the file: it is asked for each import that matters, and as often as its value does. */
const known = new WeakMap<Unit, ReadonlyMap</* name */ string, readonly string[]>>();

/** The attributes that a file asks its names for. */
function attributesIn(unit: Unit): ReadonlyMap<string, readonly string[]> {
  const all = known.get(unit);
  if (all) return all;
  const found = new Map<string, string[]>();
  for (const [, root, rest] of unit.text.matchAll(/(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*)+)/gu)) {
    const attributes = found.get(root!);
    if (attributes) attributes.push(...rest!.slice(1).split('.'));
    else found.set(root!, rest!.slice(1).split('.'));
  }
  known.set(unit, found);
  return found;
}
