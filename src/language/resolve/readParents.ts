import { type ConfigPlace, type Convention, type Overrides, overridesIn, type ParentLink, parentLinks, primaryPlace } from './convention';
import { mounted, type Parent, type Parents } from './parents';
import { withoutReplaced } from './withoutReplaced';
import type { Tree } from '../tree/tree';

/** No run is spread over more files, or over a longer chain of them. */
const maxFiles = 20;
const maxDepth = 4;

/** A file that was read. */
export interface ReadFile {
  readonly uri: string;
  readonly tree: Tree;
}

/** Reads the file at a path relative to the folder of another; undefined where there is none. Never rejects. */
export type ReadBeside = (uri: string, path: string) => Promise<ReadFile | undefined>;

/** The files that a tree's links lead to by some conventions and those that these lead to in turn, each once and no more than 20. */
export async function readParents({ uri, tree }: ReadFile, conventions: readonly Convention[], read: ReadBeside): Promise<Parents> {
  const files: Parent[] = [];
  const unread: string[] = [];
  const seen = new Set([uri]);
  let overriding = 0;

  /** Puts a file, which the text itself is not, between the parents that win over it and the others. */
  const collect = async (
    child: ReadFile,
    place: ConfigPlace,
    depth: number,
    own?: Parent,
    overrides: Overrides = new Map(),
  ): Promise<void> => {
    const [root] = child.tree.roots;
    const linksBy = (choices: Overrides) => (depth > maxDepth ? [] : parentLinks(root, conventions, choices, place).slice(-maxFiles));
    const filesOf = (list: readonly ParentLink[]) => Promise.all(list.map((link) => firstOf(link, (path) => read(child.uri, path))));
    const placeOf = (link: ParentLink, { tree: { text } }: ReadFile) => ({ group: link.group, keys: link.mount(text, place.keys) });
    const ofText = [...overridesIn(root, conventions, place), ...overrides];
    let links = linksBy(new Map(ofText));
    let found = await filesOf(links);
    // What is overridden first wins: by the text itself, then by its parents, which override what stands beside them, too, the last one first.
    const ofParents = found.flatMap((file, index) =>
      file ? [...overridesIn(file.tree.roots[0], conventions, placeOf(links[index]!, file))] : [],
    );
    const inner = new Map([...ofParents, ...ofText]);
    if (ofParents.length > 0) {
      links = linksBy(inner);
      found = await filesOf(links);
    }
    const winners = links.filter(({ wins }) => wins).length;
    const put = () => (own ? files.push(own) : (overriding = files.length));
    // The last one wins.
    for (const [index, link] of [...links.entries()].reverse()) {
      if (links.length - index === winners + 1) put();
      const file = found[index];
      if (file && seen.has(file.uri)) continue;
      const content = file?.tree.roots[0];
      if (file && content?.kind === 'mapping' && seen.size <= maxFiles) {
        seen.add(file.uri);
        const inside = placeOf(link, file);
        const parent = { name: link.name, uri: file.uri, tree: file.tree, root: mounted(content, inside.keys) };
        await collect(file, inside, depth + 1, parent, inner);
      } else if (!link.isOptional && content?.kind !== 'list') unread.push(link.name); // A list, of augmentations say, has no keys.
    }
    if (links.length === winners) put();
  };

  await collect({ uri, tree }, primaryPlace, 1);
  return { files: withoutReplaced(files, overriding, tree.roots[0], conventions), unread, overriding };
}

async function firstOf({ paths }: ParentLink, read: (path: string) => Promise<ReadFile | undefined>): Promise<ReadFile | undefined> {
  for (const path of paths) {
    const file = await read(path);
    if (file) return file;
  }
  return undefined;
}
