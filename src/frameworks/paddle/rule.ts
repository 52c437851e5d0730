// What the schedulers of PaddlePaddle have in common.
import type { Definition } from '../../language/find/definition';
import { define, type Rule } from '../shared/define';
import { numberOf, silent } from '../shared/parameters';
import * as the from '../shared/usual';

/** The module of the schedulers. */
export const source = 'paddle.optimizer.lr';

/** The first rate, which they take themselves. */
export const rate = numberOf('learning_rate', ...the.firstRate, { role: 'base' });

/** What they all take last. */
export const last = [silent('last_epoch'), silent('verbose')];

/** The length of a schedule. */
export const total = (name: string, description: string) => numberOf(name, description, 'steps', { role: 'total', domain: { above: 0 } });

/** A scheduler whose rate is a function of the step. */
export const rule = (more: Omit<Rule, 'source'>): Definition => define({ source, ...more, parameters: [...more.parameters, ...last] });
