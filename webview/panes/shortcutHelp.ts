import { create } from '../elements/dom';
import { t } from '../elements/t';

/** The keys of the page, and what each does. */
const shortcuts = (): readonly (readonly [keys: string, action: string])[] => [
  ['← →', t('Read the values along the curves; with Ctrl one step at a time')],
  ['Page Up, Page Down', t('Move by a tenth of what is in sight')],
  ['Home, End', t('Go to the first or the last step')],
  ['P', t('Keep the step as the probe; in the legend, pin the curve')],
  ['+ −', t('Zoom in and out; with Alt the weights')],
  ['0', t('Show all')],
  ['Shift+← →', t('Move the part in sight')],
  ['S', t('In the legend: show the curve alone, or all again')],
  ['G', t('In the legend: go to the text of the curve')],
  ['Ctrl+C', t('Copy the picture')],
  ['Escape', t('Hide the values; put a dragged handle back')],
  ['?', t('Show these keys')],
];

/** Shows the keys of the page in a dialog when `?` is typed anywhere but into a field. */
export function listenForHelp(dialog: HTMLDialogElement): void {
  document.addEventListener('keydown', ({ key, target }) => {
    if (key !== '?' || (target instanceof HTMLInputElement && target.type !== 'range') || document.querySelector('dialog[open]')) return;
    const rows = shortcuts().map(([keys, textContent]) =>
      create('tr', {}, create('th', { scope: 'row' }, create('kbd', { textContent: keys })), create('td', { textContent })),
    );
    const close = create('button', { type: 'button', textContent: t('Close'), onclick: () => dialog.close() });
    const heading = create('h2', { id: 'shortcutsHeading', textContent: t('Keys of the preview') });
    dialog.replaceChildren(heading, create('table', {}, create('tbody', {}, ...rows)), close);
    dialog.showModal();
  });
}
