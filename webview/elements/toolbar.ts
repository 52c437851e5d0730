/** Keeps a toolbar in one row: what does not fit goes, last first, into the panel of its last button. Arrow keys move among the buttons. */
export function keepInOneRow(toolbar: HTMLElement, more: HTMLElement, moreButton: HTMLElement): void {
  const items = [...toolbar.children].filter((item) => item !== moreButton);
  const isTooWide = () => toolbar.scrollWidth > toolbar.clientWidth;
  const arrange = () => {
    const { activeElement } = document;
    moreButton.hidden = true;
    for (const item of items) toolbar.insertBefore(item, moreButton);
    if (isTooWide()) {
      moreButton.hidden = false;
      for (let i = items.length - 1; i > 0 && isTooWide(); i--) more.prepend(items[i]!);
    }
    // Moving an element takes its focus; one that went into the closed panel cannot have it.
    if (activeElement instanceof HTMLElement && activeElement !== document.activeElement) activeElement.focus();
  };
  // The toolbar is only as wide as its buttons. How wide it could be is seen from its parent.
  const observer = new ResizeObserver(arrange);
  for (const element of [toolbar, toolbar.parentElement!]) observer.observe(element);
  toolbar.addEventListener('keydown', (event) => moveFocus(toolbar, event));
  arrange();
}

/** Opens a panel below its button, or as far up as keeps it within the page. Whether it is open, the browser tells assistive technology. */
export function placePanel(panel: HTMLElement, button: HTMLElement): void {
  panel.addEventListener('toggle', (event) => {
    if (event.newState !== 'open') return;
    const { left, bottom } = (button.offsetParent ? button : document.getElementById('moreButton')!).getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    panel.style.left = `${Math.max(8, Math.min(left, clientWidth - panel.offsetWidth - 8))}px`;
    panel.style.top = `${Math.max(8, Math.min(bottom + 4, clientHeight - panel.offsetHeight - 8))}px`;
  });
}

function moveFocus(toolbar: HTMLElement, event: KeyboardEvent): void {
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (way === undefined || !(event.target instanceof HTMLButtonElement)) return;
  const buttons = [...toolbar.querySelectorAll('button')].filter((button) => button.offsetParent);
  buttons[(buttons.indexOf(event.target) + way + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
