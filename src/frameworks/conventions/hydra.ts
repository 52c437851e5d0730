// Hydra's configs: the entries of a `defaults` list, `_self_` among them, and `# @package` lines (hydra-core 1.3).
import type { ConfigPlace, Convention, Overrides, ParentLink } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { Entry, MappingNode, Node } from '../../language/tree/tree';
import { basesOf, itemsOf, linkTo } from './link';

/** Configs that are put together out of groups. */
export const hydra: Convention = {
  name: 'hydra',
  parents: (root, overrides, place) => {
    const whole = entriesNamed(root, 'defaults').flatMap(({ value }) => (isFile(value) ? basesOf(value) : []));
    if (whole.length > 0) return whole;
    const defaults = defaultsIn(root);
    const self = defaults.findIndex((node) => node.kind === 'string' && node.value === '_self_');
    // What stands behind `_self_` wins over the file.
    return defaults.flatMap((node, index) => linksOf(node, overrides, place).map((one) => ({ ...one, wins: self >= 0 && index > self })));
  },
  overrides: (root, place) =>
    new Map(
      defaultsIn(root).flatMap((node) => {
        const entry = onlyEntry(node);
        const key = entry?.key && /^override\s+(.+)$/.exec(entry.key.text)?.[1];
        return entry && key !== undefined ? [[overrideKey(key, place), entry.value] as const] : [];
      }),
    ),
};

/** A file that is named with its ending and stands for a list of one: that is no config of Hydra, but of NeMo-RL, which merges it in by itself. */
const isFile = (node: Node): boolean => node.kind === 'string' && /\.ya?ml$/.test(node.value);

const defaultsIn = (root: MappingNode): readonly Node[] =>
  entriesNamed(root, 'defaults').flatMap(({ value }) => (value.kind === 'list' ? value.items : []));

const onlyEntry = (node: Node): Entry | undefined => (node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined);

/** What a key such as `optional /db@backend` says. */
function partsOfKey(key: string) {
  const [group = '', writtenPackage] = key
    .replace(/^optional\s+/, '')
    .trim()
    .split('@', 2);
  return { group, writtenPackage, isOptional: /^optional\s/.test(key), isAbsolute: group.startsWith('/') };
}

const pathParts = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

/** What an override is meant for: the group from the root on, and where it is put if that is somewhere else than at the group's name. */
function overrideKey(key: string, { group: around, keys }: ConfigPlace): string {
  const { group, writtenPackage, isAbsolute } = partsOfKey(key);
  const whole = [...(isAbsolute ? [] : around), ...pathParts(group)];
  if (writtenPackage === undefined) return whole.join('/');
  const put = packageIn(writtenPackage, whole, keys);
  return put.join('.') === whole.join('.') ? whole.join('/') : `${whole.join('/')}@${put.join('.')}`;
}

/** What an entry such as `base`, `model: resnet`, `/db@backend: [mysql, log]` or `optional local: me` names. */
function linksOf(node: Node, overrides: Overrides, place: ConfigPlace): readonly ParentLink[] {
  if (node.kind === 'string') return node.value === '_self_' ? [] : [linkOf('', node.value, place)];
  const entry = onlyEntry(node);
  if (!entry?.key || /^override\s/.test(entry.key.text)) return [];
  const { text } = entry.key;
  const chosen = overrides.get(overrideKey(text, place)) ?? entry.value;
  return itemsOf(chosen).flatMap((item) => {
    if (item.kind === 'reference') return [linkOf(text, `\${${item.path}}`, place)];
    return item.kind === 'string' ? [linkOf(text, item.value, place)] : [];
  });
}

function linkOf(key: string, value: string, place: ConfigPlace): ParentLink {
  const { group, writtenPackage: keyPackage, isOptional } = partsOfKey(key);
  const [option = '', valuePackage] = value.split('@', 2);
  const written = keyPackage ?? valuePackage;
  const isAbsolute = (group || option).startsWith('/');
  const parts = [...pathParts(group), ...pathParts(option)];
  const path = parts.join('/').replace(/(\.ya?ml)?$/, (ending) => ending || '.yaml');
  // The root of the configs is the file's folder or one above it; a file that is chosen by its folder, too, is in the group above.
  const folders = isAbsolute ? ['', '../', '../../', '../../../'] : group === '' && path.includes('/') ? ['', '../'] : [''];
  const paths = /\$\{|^\.\.|:/.test(path) ? [] : folders.map((folder) => folder + path);
  const inside = group === '' ? parts.slice(0, -1) : pathParts(group);
  return linkTo(path, paths, {
    mount: (text, around) => packageIn(written ?? ownPackage(text), inside, around),
    group: [...(isAbsolute ? [] : place.group), ...inside],
    isOptional,
  });
}

/** What a file says itself of the keys at which it is put. */
const ownPackage = (text: string): string | undefined => /^(?:\s*#.*\n)*?\s*#\s*@package\s+(\S+)/.exec(text)?.[1];

/** The keys of a package, which is within another unless it says that it is not; those of the file's group where there is none or it says so. */
function packageIn(text: string | undefined, group: readonly string[], around: readonly string[]): readonly string[] {
  if (text === undefined || text === '_group_') return [...around, ...group];
  // What stands before the word does not count, nor the one letter behind it: `__global__` is the root, too.
  const [, inside] = /^.*_global_.?(.*)$/.exec(text) ?? [];
  const keys = (inside ?? text).split('.').filter((key) => key !== '' && !/^_(?:here|group)_$/.test(key));
  return inside === undefined ? [...around, ...keys] : keys;
}
