// Hydra's configs: the entries of a `defaults` list, `_self_` among them, and `# @package` lines (hydra-core 1.3).
import type { Convention, Overrides, ParentLink } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { Entry, MappingNode, Node } from '../../language/tree/tree';
import { itemsOf, linkTo } from './link';

/** Configs that are put together out of groups. */
export const hydra: Convention = {
  name: 'hydra',
  parents: (root, overrides) => {
    const defaults = defaultsIn(root);
    const self = defaults.findIndex((node) => node.kind === 'string' && node.value === '_self_');
    // What stands behind `_self_` wins over the file.
    return defaults.flatMap((node, index) => linksOf(node, overrides).map((one) => ({ ...one, wins: self >= 0 && index > self })));
  },
  overrides: (root) =>
    new Map(
      defaultsIn(root).flatMap((node) => {
        const entry = onlyEntry(node);
        const group = entry?.key && /^override\s+(.+)$/.exec(entry.key.text)?.[1];
        return entry && group !== undefined ? [[groupOf(group), entry.value] as const] : [];
      }),
    ),
};

const defaultsIn = (root: MappingNode): readonly Node[] =>
  entriesNamed(root, 'defaults').flatMap(({ value }) => (value.kind === 'list' ? value.items : []));

const onlyEntry = (node: Node): Entry | undefined => (node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined);

const groupOf = (key: string): string =>
  key
    .replace(/^optional\s+/, '')
    .replace(/@.*$/, '')
    .replace(/^\//, '')
    .trim();

/** What an entry such as `base`, `model: resnet`, `/db@backend: [mysql, log]` or `optional local: me` names. */
function linksOf(node: Node, overrides: Overrides): readonly ParentLink[] {
  if (node.kind === 'string') return node.value === '_self_' ? [] : [linkOf('', node.value)];
  const entry = onlyEntry(node);
  if (!entry?.key || /^override\s/.test(entry.key.text)) return [];
  const { text } = entry.key;
  const chosen = overrides.get(groupOf(text)) ?? entry.value;
  return itemsOf(chosen).flatMap((item) => {
    if (item.kind === 'reference') return [linkOf(text, `\${${item.path}}`)];
    return item.kind === 'string' ? [linkOf(text, item.value)] : [];
  });
}

function linkOf(key: string, value: string): ParentLink {
  const isOptional = /^optional\s+/.test(key);
  const [group = '', keyPackage] = key.replace(/^optional\s+/, '').split('@', 2);
  const [option = '', valuePackage] = value.split('@', 2);
  const written = keyPackage ?? valuePackage;
  const isAbsolute = (group || option).startsWith('/');
  const parts = [...group.split('/'), ...option.split('/')].filter((part) => part !== '');
  const path = parts.join('/').replace(/(\.ya?ml)?$/, (ending) => ending || '.yaml');
  // The root of the configs is the file's folder or one above it.
  const folders = isAbsolute ? ['', '../', '../../', '../../../'] : [''];
  const paths = /\$\{|^\.\.|:/.test(path) ? [] : folders.map((folder) => folder + path);
  return linkTo(path, paths, { mount: (text) => packageIn(written ?? ownPackage(text), parts.slice(0, -1)), isOptional });
}

/** What a file says itself of the keys at which it is put. */
const ownPackage = (text: string): string | undefined => /^(?:\s*#.*\n)*?\s*#\s*@package\s+(\S+)/.exec(text)?.[1];

/** The keys of a package; those of the file's group where there is none or it says so. */
const packageIn = (text: string | undefined, group: readonly string[]): readonly string[] =>
  text === undefined || text === '_group_' ? group : text.split('.').filter((key) => key !== '' && !/^_(?:global|here|group)_$/.test(key));
