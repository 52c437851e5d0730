import { create } from '../elements/dom';
import type { LegendActions } from './legendEntry';
import { moveInMenu } from '../elements/menuKeys';
import { t } from '../elements/t';

/** The menu of a legend entry, a popover. */
export class CurveMenu {
  #entry: HTMLElement | undefined;

  constructor(
    private readonly menu: HTMLElement,
    private readonly actions: LegendActions,
  ) {
    menu.addEventListener('keydown', (event) => {
      moveInMenu(menu, event);
      if (event.key === 'Escape') this.#close();
    });
    // It opens while the mouse is still pressed, whose release would close a popover that closes by itself.
    menu.addEventListener('focusout', ({ relatedTarget }) => {
      if (!menu.contains(relatedTarget as Node | null)) menu.hidePopover();
    });
  }

  /** Opens it below the entry of a curve. */
  open(id: string, entry: HTMLElement, isPinned: boolean): void {
    this.#entry = entry;
    const { toggle, solo, pin, reveal } = this.actions;
    this.menu.replaceChildren(
      this.#item(t('Show only this'), () => solo(id)),
      this.#item(entry.getAttribute('aria-pressed') === 'true' ? t('Hide') : t('Show'), () => toggle(id)),
      this.#item(isPinned ? t('Unpin') : t('Pin'), () => pin(id)),
      this.#item(t('Go to its text'), () => reveal(id, true)),
    );
    this.menu.showPopover();
    const { left, bottom } = entry.getBoundingClientRect();
    this.menu.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - this.menu.offsetWidth - 8))}px`;
    this.menu.style.top = `${bottom + 2}px`;
    this.menu.querySelector('button')?.focus();
  }

  #close(): void {
    this.menu.hidePopover();
    this.#entry?.focus();
  }

  #item(textContent: string, onChoose: () => void): HTMLButtonElement {
    const onclick = () => {
      this.#close();
      onChoose();
    };
    return create('button', { type: 'button', role: 'menuitem', tabIndex: -1, textContent, onclick });
  }
}
