// What the user has set about the run.
import { type FoundParameter, fromElsewhere } from '../../../language/find/found';
import type { Site } from '../../../language/find/site';

const fromSettings =
  (setting: 'totalSteps' | 'processes') =>
  ({ options: { run = {} } }: Pick<Site, 'options'>, name: string): FoundParameter | undefined => {
    const value = run[setting];
    return value === undefined ? undefined : fromElsewhere(name, { value, origin: { kind: 'setting', name: setting } });
  };

/** The length of the run in steps as a parameter, for a trainer whose config says it in another way than its keys of steps. */
export const lengthFromSettings = fromSettings('totalSteps');

/** The processes of the run as a parameter. */
export const processesFromSettings = fromSettings('processes');
