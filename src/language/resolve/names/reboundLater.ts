// What may bind a name of a module again without writing it as a target: a star import, a text that is run, `globals()[key] = value`.
import { type Message, say } from '../../../core/message';
import { anyNameKey, runFileKey } from '../../tree/changeKey';
import type { Entry, ImportNode, MappingNode, NameNode } from '../../tree/tree';
import { nameParts } from '../../tree/walk';
import { type Environment, whereIs } from '../environment';
import { importsAt } from '../imports/importedFrom';
import { type Binding, entriesNamed } from '../lookUp';
import { type OriginPlace, placeMessage } from '../origin';
import { behindImport } from './bindingsOf';

/** Why a name may stand for something else where a node has it; undefined where nothing of this kind stands between. */
export function reboundLater(
  node: NameNode,
  { path: [root] }: Binding,
  path: readonly MappingNode[],
  environment: Environment,
): Message | undefined {
  const [first = ''] = nameParts(node.name);
  const [module, ...inner] = path;
  if (module?.scope !== true || root !== module || isLocal(first, inner)) return undefined;
  const own = entriesNamed(module, first);
  const isBetween = ({ key, merged }: Entry) => {
    const { from } = key!.range;
    const isBefore = merged !== true && own.some((each) => each.key!.range.from > from);
    return own.length > 0 && !isBefore && (merged === true || inner.length > 0 || from < node.range.from);
  };
  const isMeant = ({ key, value }: Entry) => {
    if (value.kind === 'import') return bindsByStar(value, first, path, environment) ?? key!.text !== runFileKey;
    if (value.kind === 'list') return value.items.some((item) => item.kind === 'string' && item.value === first);
    return key!.text !== runFileKey;
  };
  const found = [...entriesNamed(module, anyNameKey), ...entriesNamed(module, '*'), ...entriesNamed(module, runFileKey)].find(
    (entry) => isBetween(entry) && isMeant(entry),
  );
  const place = found && placeMessage(whereIs(found.key!.range, path, environment));
  return (
    place &&
    say('{name} may be bound again by what is imported or run there ({place}), so its value is not constant.', { name: first, place })
  );
}

const isLocal = (name: string, inner: readonly MappingNode[]): boolean =>
  inner.some((scope) => scope.scope === true && entriesNamed(scope, name).length > 0);

/** Whether a star import binds a name; undefined where its file is not there to be read. */
function bindsByStar(node: ImportNode, name: string, path: readonly MappingNode[], environment: Environment): boolean | undefined {
  if (behindImport(node, path.slice(0, 1), environment, [name]).length > 0) return true;
  return importsAt(path, environment.imports)?.get(node.module) ? false : undefined;
}

/** A file that a program runs as if it stood in it: what it binds may be otherwise there. */
export function fileRunLater({ entry, path: [root] }: Binding, environment: Environment): { readonly unless?: OriginPlace } {
  const from = entry.key!.range.from;
  const run = root?.scope === true ? entriesNamed(root, runFileKey).find(({ key }) => key!.range.from > from) : undefined;
  return run ? { unless: whereIs(run.key!.range, [root!], environment) } : {};
}
