import { create } from './dom';
import { t } from './t';

/** Says beside the name of a curve that it is on the right axis. */
export function axisMark(): HTMLElement {
  return create('span', { className: 'axisMark', textContent: t('right'), title: t('On the right axis') });
}
