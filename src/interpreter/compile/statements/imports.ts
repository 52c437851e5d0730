import type { Imported } from '../../syntax/ast';
import { Unknown, UnknownImport } from '../../values/unknown';
import type { Value } from '../../values/value';
import type { Execute } from '../frame';
import type { Scope } from '../scope';
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

function valueOf({ path, member, as, range }: Imported, { unit }: Scope): Value {
  const known = unit.importModule(path);
  if (member === undefined) return known ?? new UnknownImport(path, range, () => unit.askFor([path], attributesOf(as, unit.text)));
  // `.ramp` is in the folder itself, which is `.`.
  const inside = path.endsWith('.') ? path + member : `${path}.${member}`;
  const unknown = new UnknownImport(inside, range, () => unit.askFor([path, inside], [member, ...attributesOf(as, unit.text)]));
  if (known === undefined) return unit.importModule(inside) ?? unknown;
  const value = known.members.get(member) ?? unit.importModule(inside) ?? known.members.get('*') ?? unknown;
  if (value instanceof UnknownImport) return value === unknown ? value : new UnknownImport(inside, range, value.ask);
  return value instanceof Unknown ? new Unknown(value.reason, inside, range) : value;
}

/** The attributes that a text asks a name for. */
const attributesOf = (name: string, text: string): readonly string[] =>
  Array.from(text.matchAll(/(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*)+)/gu)).flatMap(([, root, rest]) =>
    root === name ? rest!.slice(1).split('.') : [],
  );
