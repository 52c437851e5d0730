/** Moves the focus in an open menu of buttons, as menus do: arrows, Home, End, first letters; Tab closes it. */
export function moveInMenu(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  if (event.key === 'Tab') menu.hidePopover();
  const target = targets[event.key] ?? typed(items, at, event);
  if (target === undefined) return;
  event.preventDefault();
  items[target]!.focus();
}

/** The next item that has a word with the letter that was typed. */
function typed(items: readonly HTMLButtonElement[], at: number, { key, ctrlKey, altKey, metaKey }: KeyboardEvent): number | undefined {
  if (key.length !== 1 || key === ' ' || ctrlKey || altKey || metaKey) return undefined;
  const order = items.map((_, i) => (at + 1 + i) % items.length);
  const has = (index: number) =>
    items[index]!.textContent.toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(key.toLowerCase()));
  return order.find(has);
}
