import type { CST } from 'yaml';
import type { Anchors } from './anchors';
import type { Entry, Hint, MappingNode, Node, Range } from '../tree/tree';
import { isStringTag, readBlockScalar, readPlainScalar, readQuotedScalar } from './scalar';

type Token = CST.Token;
type Item = CST.CollectionItem;

/** Anchor and tag in front of a node. */
interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly from: number | undefined;
}

function readProperties(tokens: readonly CST.SourceToken[] = []): Properties {
  const anchor = tokens.findLast(({ type }) => type === 'anchor');
  const tag = tokens.findLast(({ type }) => type === 'tag');
  return { anchor: anchor?.source.slice(1), tag: tag?.source, from: tag?.offset };
}

/** A custom tag without `!`; undefined for the tags of YAML itself. */
function customTag(tag: string | undefined): string | undefined {
  if (tag === undefined || /^!!(?!python)/.test(tag)) return undefined;
  return tag.replace(/^!<?!?|>$/g, '') || undefined;
}

/** Makes neutral nodes out of the tokens of one document. The tokens are of the masked text; `text` is what the user wrote, with the same offsets. */
export class YamlComposer {
  constructor(
    private readonly text: string,
    private readonly hints: Hint[],
    private readonly anchors: Anchors,
  ) {}

  /** The document's root; undefined where there is neither a value nor the mark of a document. */
  compose({ start, value, offset }: CST.Document): Node | undefined {
    const mark = start.find(({ type }) => type === 'doc-start');
    if (!value && !mark) return undefined;
    return this.node(value, readProperties(start), false, mark ? mark.offset + mark.source.length : offset);
  }

  private node(token: Token | null | undefined, properties: Properties, inFlow: boolean, at: number): Node {
    const node = this.content(token, properties, inFlow, at);
    if (properties.anchor !== undefined) this.anchors.set(properties.anchor, node);
    return node;
  }

  private content(token: Token | null | undefined, { tag, from }: Properties, inFlow: boolean, at: number): Node {
    const name = customTag(tag);
    switch (token?.type) {
      case 'alias':
        return this.alias(token);
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar': {
        // The token of an unclosed quote includes the blanks up to the end of its block.
        const range = { from: token.offset, to: token.offset + token.source.trimEnd().length };
        const place = { range, tag, inFlow, hint: (hint: Hint) => this.hints.push(hint) };
        return token.type === 'scalar' ? readPlainScalar(this.text, place) : readQuotedScalar(this.text, place);
      }
      case 'block-scalar':
        return this.blockScalar(token);
      case 'block-map': {
        const start = from ?? token.offset;
        return mapping({ from: start, to: start }, this.entries(token.items, false), name);
      }
      case 'block-seq': {
        const items = token.items.filter(isItem).map((item) => this.sequenceItem(item, false));
        return { kind: 'list', range: { from: token.offset, to: items.at(-1)?.range.to ?? token.offset + 1 }, items };
      }
      case 'flow-collection':
        return this.flowCollection(token, from, name);
      default:
        if (name !== undefined && from !== undefined) return mapping({ from, to: from + tag!.length }, [], name);
        return this.empty(token?.offset ?? at, tag);
    }
  }

  /** The node of a missing value. A lone `!` is a tag that is still being typed, so it makes no string. */
  private empty(at: number, tag: string | undefined): Node {
    const range = { from: at, to: at };
    return tag !== '!' && isStringTag(tag) ? { kind: 'string', range, value: '' } : { kind: 'null', range };
  }

  private alias({ offset, source }: CST.FlowScalar): Node {
    const target = this.anchors.find(source.slice(1));
    return { kind: 'reference', range: { from: offset, to: offset + source.length }, path: source, ...(target && { target }) };
  }

  private blockScalar({ offset, props, source, indent }: CST.BlockScalar): Node {
    const header = props.find(({ type }) => type === 'block-scalar-header') as CST.SourceToken | undefined;
    const last = props.at(-1) as CST.SourceToken | undefined;
    const from = last ? last.offset + last.source.length : offset;
    const content = { from, to: from + source.trimEnd().length };
    const range = { from: header?.offset ?? offset, to: Math.max(content.to, offset + 1) };
    return readBlockScalar(this.text, range, { from, to: from + source.length }, header?.source ?? '|', indent);
  }

  private flowCollection(token: CST.FlowCollection, tagFrom: number | undefined, tag: string | undefined): Node {
    const from = tagFrom ?? token.offset;
    const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    const end = (close ?? token.start).offset + 1;
    if (token.start.type === 'flow-map-start') return mapping({ from, to: end }, this.entries(token.items, true), tag);
    const items = token.items.filter(isItem).map((item) => this.sequenceItem(item, true));
    return { kind: 'list', range: { from, to: Math.max(end, items.at(-1)?.range.to ?? 0) }, items };
  }

  private sequenceItem(item: Item, inFlow: boolean): Node {
    const at = placeOf(item);
    if (item.key === undefined && !item.sep) return this.node(item.value, readProperties(item.start), inFlow, at);
    const from = item.key?.offset ?? at;
    return mapping({ from, to: from }, this.entries([item], inFlow), undefined);
  }

  private entries(items: readonly Item[], inFlow: boolean): Entry[] {
    const entries: Entry[] = [];
    const merges: Entry[] = [];
    for (const item of hoisted(items)) {
      if (!item.key && !item.sep?.some(isColon)) continue;
      if (isRestOfQuote(item)) continue;
      const entry = this.entry(item, inFlow);
      if (entry.key?.text === '<<' && item.key?.type === 'scalar') merges.push(...this.mergedEntries(entry));
      else entries.push(entry);
    }
    return merges.length === 0 ? entries : this.withMerged(entries, merges);
  }

  private entry(item: Item, inFlow: boolean): Entry {
    const colon = item.sep?.find(isColon);
    const keyNode = this.node(item.key, readProperties(item.start), inFlow, colon?.offset ?? placeOf(item));
    if (!colon && !inFlow && (keyNode.kind !== 'string' || keyNode.expression)) return { value: keyNode };
    const { range } = keyNode;
    const text = this.keyText(keyNode);
    return { key: { text, range }, value: this.node(item.value, readProperties(item.sep), inFlow, (colon?.offset ?? range.to - 1) + 1) };
  }

  private keyText(node: Node): string {
    if (node.kind === 'reference' && node.target) return this.keyText(node.target);
    return node.kind === 'string' ? node.value : this.text.slice(node.range.from, node.range.to);
  }

  /** The entries that a merge key brings in. Those of an anchor are marked as merged: they stand elsewhere. Those written out at the key are not. */
  private mergedEntries(entry: Entry): Entry[] {
    const sources = entry.value.kind === 'list' ? entry.value.items : [entry.value];
    return sources.flatMap((source) => {
      if (source.kind === 'mapping') return source.entries;
      const target = source.kind === 'reference' ? source.target : undefined;
      if (target?.kind !== 'mapping') return [{ ...entry, value: source }];
      return !this.anchors.merge(target.entries.length) ? [] : target.entries.map((other) => ({ ...other, merged: true }));
    });
  }

  /** A mapping's own keys win over merged ones, and earlier merged ones over later. */
  private withMerged(entries: readonly Entry[], merges: readonly Entry[]): Entry[] {
    const known = new Set(entries.map(({ key }) => key?.text));
    const added = merges.filter(({ key, merged }) => {
      const isNew = !known.has(key?.text);
      known.add(key?.text);
      return isNew || !merged;
    });
    return [...entries, ...added];
  }
}

const isColon = ({ type }: CST.SourceToken): boolean => type === 'map-value-ind';

/** Whether an item is only the last line of a quoted scalar: the parser ends the scalar where a line is indented less. */
const isRestOfQuote = ({ key, sep, value }: Item): boolean =>
  key?.type === 'scalar' && !sep?.some(isColon) && !value && /^[^"'(]*["']$/.test(key.source);

const isItem = (item: Item): boolean =>
  Boolean(item.key ?? item.value ?? item.sep) || item.start.some(({ type }) => /ind|tag|anchor/.test(type));

/** The place for the value of an item without one. */
function placeOf({ start, sep }: Item): number {
  const first = start.find(({ type }) => type === 'comma' || type === 'seq-item-ind') ?? start[0] ?? sep?.[0];
  return first ? first.offset + first.source.length : 0;
}

/** A mapping whose range includes its entries. */
function mapping(range: Range, entries: readonly Entry[], tag: string | undefined): MappingNode {
  let { from, to } = range;
  for (const { key, value, merged } of entries) {
    if (merged) continue;
    from = Math.min(from, (key ?? value).range.from);
    to = Math.max(to, key?.range.to ?? 0, value.range.to);
  }
  return { kind: 'mapping', range: { from, to }, entries, ...(tag !== undefined && { tag }) };
}

/** The items of a mapping. After a line `a: b: c`, the parser takes the next lines for entries beside `b`; the user means entries beside `a`. */
function hoisted(items: readonly Item[]): Item[] {
  return items.flatMap((item) => {
    const { value, sep } = item;
    if (value?.type !== 'block-map' || !sep || sep.some(({ type }) => type === 'newline') || value.items.length < 2) return [item];
    const [first, ...rest] = value.items;
    return [{ ...item, value: { ...value, items: [first!] } }, ...hoisted(rest)];
  });
}
