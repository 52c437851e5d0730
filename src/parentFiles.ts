import * as vscode from 'vscode';
import { languageOf, parse } from './language/index';
import { mounted, mountOf, type Parent, type ParentLink, parentLinks, type Parents } from './language/parents';
import type { Tree } from './language/tree';

/** No run is spread over more files, or over a longer chain of them. */
const maxFiles = 20;
const maxDepth = 4;
/** Trees of parents that are kept. */
const maxKept = 200;

/** Documents beside which there are no files. */
const schemesWithoutFolder = new Set(['untitled', 'vscode-notebook-cell']);

/** Reads the files that configs build on, when they are first needed, through whatever file system they are on. */
export class ParentFiles implements vscode.Disposable {
  readonly #trees = new Map<string, Promise<Tree | undefined>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watchers: vscode.Disposable;

  /** Fires when a file that was read, or looked for, has changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,py,json,jsonc,toml}');
    const forget = (uri: vscode.Uri) => {
      if (this.#trees.delete(uri.toString())) this.#changed.fire();
    };
    this.#watchers = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      // The watcher sees the workspace only.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => forget(uri)),
    );
  }

  /** The files that a document's links lead to, and those that these lead to; none longer than `maxSize` bytes. Never rejects. */
  async read(document: vscode.TextDocument, links: readonly ParentLink[], maxSize: number): Promise<Parents> {
    const files: Parent[] = [];
    const unread: string[] = [];
    const seen = new Set([document.uri.toString()]);

    const collect = async (from: vscode.Uri, list: readonly ParentLink[], around: readonly string[], depth: number): Promise<void> => {
      const reading = list.map((link) => this.#first(from, link, maxSize));
      // The last one wins.
      for (const [index, link] of [...list.entries()].reverse()) {
        const file = await reading[index];
        const root = file?.tree.roots[0];
        const uri = file?.uri.toString() ?? '';
        if (seen.has(uri)) continue;
        if (root?.kind !== 'mapping' || files.length >= maxFiles) {
          if (!link.isOptional) unread.push(link.name);
          continue;
        }
        seen.add(uri);
        const keys = [...around, ...mountOf(link, file!.tree.text)];
        files.push({ name: link.name, uri, tree: file!.tree, root: mounted(root, keys) });
        if (depth < maxDepth) await collect(file!.uri, parentLinks(file!.tree), keys, depth + 1);
      }
    };

    if (schemesWithoutFolder.has(document.uri.scheme)) return { files, unread: links.map(({ name }) => name) };
    await collect(document.uri, links, [], 1);
    return { files, unread };
  }

  /** The first of the places that a link may mean at which there is a file. */
  async #first(from: vscode.Uri, { paths }: ParentLink, maxSize: number): Promise<{ uri: vscode.Uri; tree: Tree } | undefined> {
    for (const path of paths) {
      const uri = vscode.Uri.joinPath(from, '..', path);
      const tree = await this.#tree(uri, maxSize);
      if (tree) return { uri, tree };
    }
    return undefined;
  }

  #tree(uri: vscode.Uri, maxSize: number): Promise<Tree | undefined> {
    const key = uri.toString();
    const known = this.#trees.get(key);
    if (known) return known;
    if (this.#trees.size >= maxKept) this.#trees.clear();
    const tree = readTree(uri, maxSize).catch(() => undefined);
    this.#trees.set(key, tree);
    return tree;
  }

  dispose(): void {
    this.#watchers.dispose();
    this.#changed.dispose();
  }
}

async function readTree(uri: vscode.Uri, maxSize: number): Promise<Tree | undefined> {
  const language = languageOf('plaintext', uri.path);
  const { size } = await vscode.workspace.fs.stat(uri);
  if (language === undefined || size > maxSize) return undefined;
  return parse(language, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
}
