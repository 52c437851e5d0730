// The optimizer of a LitGPT config.
import type { DefinedParameter } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import { lastPart } from '../../language/tree/walk';
import { wordAt } from '../shared/configKeys';
import { defaultRates } from '../shared/optimizer';
import { byOptimizer, numberOf } from '../shared/parameters';
import * as the from '../shared/usual';

/** Where it says its rate. */
export const rateWays = ['optimizer.init_args.lr'] as const;

/** The highest rate: that of the optimizer, or its default. */
export const rateOf = (more: Partial<DefinedParameter> = {}): DefinedParameter =>
  numberOf('lr', ...the.highestRate, {
    ask: 'What is the learning rate of the optimizer?',
    from: (site): FoundParameter | undefined => {
      const name = site.at('optimizer') ? wordAt(site, ['optimizer.class_path', 'optimizer']) : 'AdamW';
      return byOptimizer('lr', defaultRates[lastPart(name ?? '')]);
    },
    ...more,
  });
