// Schedules that people write in configs by keys of their own making. What is found is a reading, no knowledge.
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { changeOf } from './changed';
import { cycleMarks, ofCycles } from './cycles';
import { familyMarks, ofFamily } from './family';
import { ofMapping } from './mapping';
import { shapeMarks } from './shapes';
import { ofAnnealCap, ofAnnealFunction, ofExploration, ofGate, specialMarks } from './special';
import { ofStages, stageMarks } from './stages';
import { ofText } from './texts';

/** Made-up keys, as far as they can be read. */
export const framework: Framework = {
  name: 'keys',
  reads: {
    field: 'own',
    library: 'keys that people make up',
    what: '`beta_start`, `beta_end`, `beta_warmup_epochs` and the like, stages and gates; dashed, as it is a reading and no knowledge',
    where: 'YAML, JSON, TOML, dicts and options in Python',
  },
  marks: () => [
    ...new Set([...shapeMarks, 'schedule', 'stages', '*_stages', 'lin_*', ...familyMarks, ...specialMarks, ...stageMarks, ...cycleMarks]),
  ],
  recognise: (site) => {
    if (site.options.readHandmade === false) return undefined;
    const claim = claimOf(site);
    return claim?.label !== undefined && changeOf(site, claim.label)?.read === false ? undefined : claim;
  },
};

function claimOf(site: Site): Claim | undefined {
  const { node } = site;
  if (node.kind === 'mapping') return ofMapping(site, node) ?? ofStages(site);
  if (node.kind === 'list') return ofStages(site);
  const text = node.kind === 'string' ? ofText(site, node.value) : undefined;
  return text ?? ofCycles(site) ?? ofFamily(site) ?? ofGate(site) ?? ofAnnealFunction(site) ?? ofExploration(site) ?? ofAnnealCap(site);
}
