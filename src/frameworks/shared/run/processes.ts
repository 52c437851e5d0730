import type { DefinedParameter } from '../../../language/find/definition';
import { numberOf } from '../parameters';
import { processesFromSettings } from './fromSettings';

/** The processes of a run, with which a trainer scales its rates; asked for where the settings do not say them. */
export const processesOf = (ask: string, more: Partial<DefinedParameter> = {}): DefinedParameter =>
  numberOf('GPUs', 'The processes of the run', 'count', {
    domain: { min: 1, integer: true },
    ask,
    from: (site) => processesFromSettings(site, 'GPUs'),
    ...more,
  });
