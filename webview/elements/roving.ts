/** Moves the focus among buttons that are one stop of the Tab key: by arrows, Home and End. */
export function moveAmong(buttons: readonly HTMLButtonElement[], event: KeyboardEvent): void {
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (at < 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const [before, after] = [(at - 1 + buttons.length) % buttons.length, (at + 1) % buttons.length];
  const target = { ArrowLeft: before, ArrowUp: before, ArrowRight: after, ArrowDown: after, Home: 0, End: buttons.length - 1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons[target]!.focus();
}
