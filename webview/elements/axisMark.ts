import { create } from './dom';

/** Says beside the name of a curve that it is on the right axis. */
export function axisMark(): HTMLElement {
  return create('span', { className: 'axisMark', textContent: 'right', title: 'On the right axis' });
}
