// The objects and dicts of a program that hold its config: what they say of the run is said as in a section of a config.
import { entriesNamed, keysOf, withoutReport } from '../resolve/lookUp';
import { madeBy } from '../resolve/names/bindingsOf';
import { recordArguments } from '../resolve/names/records';
import type { CallNode, Entry, MappingNode, Node } from '../tree/tree';
import { otherSections } from './keys';
import type { SectionEntry } from './namesOfEntries';

const configNames =
  /^(?:(?:train(?:ing|er)?|run|exp(?:eriment)?|default|base|main|global)_?)?(?:cfg|config|conf|args|opts?|options|h?params|hps?|hyper_?param(?:eter)?s|settings)$/i;

/** Whether a name is one of what holds the config of a program. */
export const isConfigName = (name: string): boolean => configNames.test(name) && !otherSections.test(name);

/** By the module and the scope: an edit makes another module. */
const known = new WeakMap<MappingNode, Map<MappingNode, readonly SectionEntry[]>>();

/**
 * What the last of some scopes has under the names of configs, each with its keys as names that can be read: `cfg.max_steps`. Behind each follow the
 * mappings in it: `cfg.trainer`.
 */
export function configObjects(path: readonly MappingNode[]): readonly SectionEntry[] {
  const [module, scope] = [path[0]!, path.at(-1)!];
  if (scope.scope !== true || scope.ofClass) return [];
  const names = keysOf(scope).filter(isConfigName);
  // Each of them is looked up each time, so that it is reported.
  const owners = names.flatMap((name) => {
    const [entry, ...others] = entriesNamed(scope, name);
    return entry && others.length === 0 ? [{ entry, keys: keysIn(entry.value, path) }] : [];
  });
  const plain = withoutReport(module);
  const ofModule = known.get(plain) ?? new Map<MappingNode, readonly SectionEntry[]>();
  known.set(plain, ofModule);
  let sections = ofModule.get(withoutReport(scope));
  if (!sections) ofModule.set(withoutReport(scope), (sections = owners.flatMap(({ entry, keys }) => sectionOf(entry, keys, scope))));
  return sections;
}

function sectionOf({ key, value }: Entry, keys: readonly string[], scope: MappingNode): readonly SectionEntry[] {
  const { text, range } = key!;
  // What is set by its whole name is said by that.
  const own = [...new Set(keys)].filter((each) => entriesNamed(scope, `${text}.${each}`).length === 0);
  const entries = own.map((each): Entry => ({ key: { text: each, range }, value: { kind: 'name', name: `${text}.${each}`, range } }));
  const sections = value.kind === 'mapping' || value.kind === 'call' ? mappingsIn(value) : [];
  const inner = sections.flatMap(([name, mapping]) =>
    sectionOf({ key: { text: `${text}.${name}`, range }, value: mapping }, plainKeys(mapping), scope),
  );
  return [...(entries.length === 0 ? [] : [{ key: key!, value: { kind: 'mapping' as const, range, entries } }]), ...inner];
}

/** The mappings that are written in a dict, or in that of which a record is made. */
function mappingsIn(value: MappingNode | CallNode): readonly (readonly [string, MappingNode])[] {
  const dict = value.kind === 'call' ? recordArguments(value)?.first : value;
  if (!dict || dict.scope === true) return [];
  return dict.entries.flatMap(({ key, value: inner }) =>
    key && inner.kind === 'mapping' && inner.scope !== true && /^\w+$/.test(key.text) ? [[key.text, inner] as const] : [],
  );
}

/** The keys that a dict, a record or an object of a class of the module has. */
function keysIn(value: Node, path: readonly MappingNode[]): readonly string[] {
  if (value.kind === 'mapping') return value.scope ? [] : plainKeys(value);
  const same = value.kind === 'call' || value.kind === 'unknown' ? madeBy(value, path) : undefined;
  if (same) return keysIn(same.of, path);
  if (value.kind !== 'call') return [];
  const record = recordArguments(value);
  if (record) return [...record.names, ...(record.first ? plainKeys(record.first) : [])];
  const [made, ...others] = entriesNamed(path[0]!, value.callee);
  if (made?.value.kind !== 'mapping' || made.value.ofClass !== true || others.length > 0) return [];
  return keysOf(made.value).map((name) => name.replace(/^self\./, ''));
}

const plainKeys = (mapping: MappingNode): readonly string[] => keysOf(mapping).filter((name) => /^\w+$/.test(name));
