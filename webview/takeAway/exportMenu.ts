import { pictureColors, type DataFormat, type PictureColors, type PictureFormat } from '../../src/protocol';
import { closePopovers, create } from '../elements/dom';
import { moveInMenu } from '../elements/menuKeys';
import { t } from '../elements/t';

/** What the menu can do. */
export interface ExportMenuActions {
  readonly save: (format: PictureFormat) => void;
  readonly copyPicture: () => void;
  readonly export: (format: DataFormat) => void;
  readonly colors: () => PictureColors;
  readonly setColors: (colors: PictureColors) => void;
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
  const radios = (Object.keys(pictureColors) as PictureColors[]).map((colors) => {
    const radio = create('button', { type: 'button', role: 'menuitemradio', tabIndex: -1, textContent: t(pictureColors[colors]) });
    radio.addEventListener('click', () => {
      actions.setColors(colors);
      check();
    });
    return { colors, radio };
  });
  const check = () => radios.forEach(({ colors, radio }) => radio.setAttribute('aria-checked', String(colors === actions.colors())));
  const colorGroup = create('div', { role: 'group', ariaLabel: t('Colours of pictures') }, ...radios.map(({ radio }) => radio));
  menu.append(
    item(t('Save as SVG'), () => actions.save('svg')),
    item(t('Save as PNG'), () => actions.save('png')),
    item(t('Save as CSV'), () => actions.export('csv')),
    item(t('Save as JSON'), () => actions.export('json')),
    create('hr'),
    item(t('Copy picture'), actions.copyPicture),
    item(t('Copy table'), () => actions.export('table')),
    item(t('Copy as Python'), () => actions.export('python')),
    create('hr'),
    colorGroup,
  );
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState !== 'open') return;
    check();
    menu.querySelector('button')?.focus();
  });
  menu.addEventListener('keydown', (event) => moveInMenu(menu, event));
}
