// The rate that an optimizer of SpeechBrain's hyperparameters is made with.
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { configAround } from '../shared/configKeys';
import { numberOf, numberAs } from '../shared/parameters';

/** The name of its parameter. */
export const firstRate = 'lr of the optimizer';
/** The rate of the first update, where the file makes one kind of optimizer alone. */
export const ofOptimizer = numberOf(firstRate, 'The rate of the first update', 'rate', {
  optional: true,
  isQuiet: true,
  positional: false,
  from: optimizerIn,
});

function optimizerIn(site: Site): FoundParameter | undefined {
  const found = configAround(site)?.entries.flatMap(({ value }) =>
    value.kind === 'mapping' && /^name:torch\.optim\.\w+$/.test(value.tag ?? '') ? [entryOf(value, 'lr')?.value] : [],
  );
  const [rate] = found?.length === 1 ? found : [];
  return numberAs(firstRate, rate && site.value(rate));
}
