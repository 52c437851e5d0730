import type { Imported } from '../../syntax/ast';
import { Unknown } from '../../values/unknown';
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
    if (!module) unit.hasStarImport = true;
  }
}

function valueOf({ path, member, range }: Imported, { unit }: Scope): Value {
  const known = unit.importModule(path);
  if (member === undefined) return known ?? new Unknown('import', path, range);
  if (known === undefined) return unit.importModule(`${path}.${member}`) ?? new Unknown('import', `${path}.${member}`, range);
  const value = known.members.get(member) ?? unit.importModule(`${path}.${member}`) ?? known.members.get('*');
  if (value instanceof Unknown) return new Unknown(value.reason, `${path}.${member}`, range);
  return value ?? new Unknown('import', `${path}.${member}`, range);
}
