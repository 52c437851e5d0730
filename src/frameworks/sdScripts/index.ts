// kohya's sd-scripts: the learning rates that a TOML of `--config_file` says (kohya-ss/sd-scripts at 48d368f, library/train_util.py).
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode, Node } from '../../language/tree/tree';
import { chosenKind, configAround, entryAlong, hasAt, isFirstOf, nodeAt, readWays, type Ways } from '../shared/configKeys';
import { definitionOf, epochs, kinds, selector, total } from './kinds';
import { isSdScripts } from './telling';

/** The learning rates of a config of sd-scripts. */
export const framework: Framework = {
  name: 'sdScripts',
  reads: {
    field: 'generation',
    library: 'sd-scripts',
    what: '`lr_scheduler` and the keys beside it, in any section',
    where: 'TOML, shell scripts',
  },
  language: ['toml', 'shell'],
  marks: () => [selector, 'learning_rate', 'unet_lr'],
  recognise: (site) => {
    const root = configAround(site);
    if (!root) return undefined;
    const waysOf = (key: string): Ways => waysIn(root, key);
    const has = (key: string): boolean => waysOf(key).length > 0;
    const places = [selector, 'learning_rate', 'unet_lr'].flatMap(waysOf);
    if (!isFirstOf(site, root, places) || !isSdScripts(has)) return undefined;
    return isOther(site, root, waysOf) ? undefined : claimOf(site, root, waysOf);
  },
};

/** Where a key stands: sections are nothing but order, and the last one wins. */
function waysIn(root: MappingNode, key: string): Ways {
  const sections = root.entries.filter(({ value }) => value.kind === 'mapping' && entryOf(value, key) !== undefined);
  const last = sections.at(-1)?.key?.text;
  return last !== undefined ? [`${last}.${key}`] : entryOf(root, key) ? [key] : [];
}

/** Whether something else schedules the rate: an optimizer that does so itself, a class, or arguments of a kind that are not read here. */
function isOther(site: Site, root: MappingNode, waysOf: (key: string) => Ways): boolean {
  const word = (key: string): string => {
    const node = nodeAt(root, waysOf(key));
    return (node && site.word(node)) ?? '';
  };
  const list = (key: string): readonly Node[] => {
    const node = nodeAt(root, waysOf(key));
    return node?.kind === 'list' ? node.items : [];
  };
  const optimizer = word('optimizer_type').toLowerCase();
  const isRelative = !list('optimizer_args').some((item) => /^\s*relative_step\s*=\s*False\s*$/.test(site.word(item) ?? ''));
  if (optimizer.endsWith('schedulefree') || (optimizer === 'adafactor' && isRelative)) return true;
  return word('lr_scheduler_type') !== '' || list('lr_scheduler_args').length > 0;
}

function claimOf(site: Site, root: MappingNode, waysOf: (key: string) => Ways): Claim | undefined {
  const node = nodeAt(root, waysOf(selector));
  const name = node ? site.word(node) : 'constant';
  if (name === undefined || !Object.hasOwn(kinds, name)) return undefined;
  const inEpochs = waysOf(epochs).filter((way) => hasAt(root, [way]));
  const definition = definitionOf(name, inEpochs);
  const isOnly = (key: string) => waysOf(key).some((way) => isTrue(entryAlong(root, way)?.value));
  const unread = [
    ...(inEpochs.length > 0 ? [total] : []),
    ...(isOnly('network_train_unet_only') ? ['text_encoder_lr'] : []),
    ...(isOnly('network_train_text_encoder_only') ? ['unet_lr'] : []),
    // A list of rates, one for each text encoder.
    ...(nodeAt(root, waysOf('text_encoder_lr'))?.kind === 'list' ? ['text_encoder_lr'] : []),
  ];
  const names = definition.parameters.map((parameter) => parameter.name).filter((key) => key !== selector && !unread.includes(key));
  const read = readWays(site, root, definition, Object.fromEntries(names.map((key) => [key, waysOf(key)])));
  if (!read || read.arguments.some((argument) => isPartOfMany(site, argument))) return undefined;
  const isSaid = ({ name: key, value }: Argument) => {
    const parameter = definition.parameters.find((each) => each.name === key!.text);
    return parameter?.isIgnored !== true || (value.kind === 'number' && value.value !== parameter.default);
  };
  return { definition, arguments: read.arguments.filter(isSaid), given: [chosenKind(selector, name, node), ...read.given], isOpen: true };
}

/** `lr_warmup_steps = 100.0`, a number with a point, is so many times the run. */
const isPartOfMany = (site: Site, { name, value }: Argument): boolean =>
  /^lr_(?:warmup|decay)_steps$/.test(name!.text) &&
  value.kind === 'number' &&
  value.value >= 1 &&
  /[.e]/i.test(site.text.slice(value.range.from, value.range.to));

const isTrue = (node: Node | undefined): boolean => node?.kind === 'boolean' && node.value;
