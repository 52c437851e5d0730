import type { DataFormat } from '../../src/protocol';
import { closePopovers, create } from '../elements/dom';
import { moveInMenu } from '../elements/menuKeys';
import { t } from '../elements/t';

/** What the menu can do. */
export interface ExportMenuActions {
  readonly ask: () => void;
  readonly copyPicture: () => void;
  readonly export: (format: DataFormat) => void;
}

/** Fills the menu of the Export button, a popover, and makes it usable with the keyboard as menus are. */
export function buildExportMenu(menu: HTMLElement, actions: ExportMenuActions): void {
  const item = (textContent: string, onChoose: () => void) =>
    create('button', {
      type: 'button',
      role: 'menuitem',
      tabIndex: -1,
      textContent,
      onclick: () => {
        closePopovers();
        onChoose();
      },
    });
  menu.append(
    item(t('Save picture…'), actions.ask),
    item(t('Save as CSV'), () => actions.export('csv')),
    item(t('Save as JSON'), () => actions.export('json')),
    create('hr'),
    item(t('Copy picture'), actions.copyPicture),
    item(t('Copy table'), () => actions.export('table')),
    item(t('Copy as Python'), () => actions.export('python')),
  );
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') menu.querySelector('button')?.focus();
  });
  menu.addEventListener('keydown', (event) => moveInMenu(menu, event));
}
