// Calls that stand in configs, whatever library they are of: Hydra's `_target_`, LightningCLI's `class_path`, torchtune's `_component_`, hydra-zen's `builds`.
import type { Claim, Framework } from '../language/find/framework';
import { entryOf } from '../language/resolve/lookUp';
import type { Argument, CallNode } from '../language/tree/tree';
import { configCall } from './shared/configCall';
import type { Definition } from '../language/find/definition';

/** What reads a call of a config as the frameworks read it in a program. */
export const framework: Framework = {
  name: 'configured',
  reads: {
    field: 'libraries',
    library: 'Hydra, LightningCLI, torchtune and hydra-zen',
    what: 'calls of the schedules of all these libraries that stand in a config: `_target_`, `class_path`, `_component_` and `builds`',
    where: 'YAML, JSON, TOML, Python',
  },
  marks: () => ['_target_', 'class_path', '_component_', 'builds'],
  recognise: () => undefined,
  standsFor: (site) => {
    const { node } = site;
    if (node.kind === 'call' && !/^hydra_zen\.|builds$/.test(site.callee ?? node.callee)) return undefined;
    const found = configCall(site);
    if (!found || found.style === 'deepSpeed' || found.style === 'nemoRl' || !found.callee.includes('.')) return undefined;
    const { callee, style } = found;
    const written =
      node.kind === 'mapping' ? ['_target_', '_component_', 'class_path'].flatMap((key) => entryOf(node, key)?.value ?? []) : [];
    const { range } = node;
    const call: CallNode = {
      kind: 'call',
      callee,
      calleeRange: written[0]?.range ?? range,
      range,
      arguments: found.arguments.filter((each) => !isFilledIn(each)),
      closed: true,
    };
    return { call, made: (claim) => (style === 'lightning' ? ofLightning(claim) : readingNumbers(claim)) };
  },
};

/** A length of -1 or ??? is one that the program fills in. */
const isFilledIn = ({ name, value }: Argument): boolean =>
  (value.kind === 'string' && value.value === '???') ||
  (value.kind === 'number' && value.value === -1 && /(?:steps|iters|epochs|t_?max|total)$/i.test(name?.text ?? ''));

/** LightningCLI steps a scheduler once an epoch. */
const ofLightning = (claim: Claim): Claim => (claim.definition ? { ...claim, definition: perEpoch(claim.definition) } : claim);

const perEpoch = (definition: Definition): Definition => ({
  ...definition,
  curves: (values) =>
    definition
      .curves(values)
      .map(({ quantity, schedule }) => ({ quantity, schedule: schedule.unit === 'step' ? { ...schedule, unit: 'epoch' } : schedule })),
});

/** The others load by OmegaConf, which makes numbers of what PyYAML leaves as text. */
const readingNumbers = (claim: Claim): Claim =>
  claim.definition ? { ...claim, definition: { ...claim.definition, readsNumbers: true } } : claim;
