import type { PageModel, Undrawn } from '../../src/protocol';
import { create } from '../elements/dom';

/** The text above the chart: why there is no chart, or why it is not of the document's schedules, and what to do next. */
export function noticeContent(model: PageModel, onInsert: () => void): readonly HTMLElement[] {
  const { document } = model;
  switch (model.kind) {
    case 'chart':
      return [];
    case 'examples':
      return [
        create('p', {
          textContent: `${document ? `No schedule in ${document.name} yet.` : 'No document with a schedule is open.'} These are the four base methods at w = 1 and T = 100.`,
        }),
        ...(document ? [create('button', { type: 'button', textContent: 'Insert schedule snippet', onclick: onInsert })] : []),
      ];
    case 'problems':
      return [
        create('p', {
          textContent: `${count(model.undrawn.length)} in ${document?.name ?? 'this document'}, but nothing that can be drawn yet.`,
        }),
      ];
    case 'error':
      return [create('p', { className: 'failure', textContent: `The preview could not be made: ${model.message}` })];
  }
}

/** The list of the schedules that cannot be drawn, each with its reasons. */
export function undrawnList(undrawn: readonly Undrawn[]): readonly HTMLElement[] {
  if (undrawn.length === 0) return [];
  const items = undrawn.map(({ label, messages }) =>
    create(
      'li',
      {},
      create('strong', { textContent: label }),
      ...messages.map(({ text, severity }) => create('p', { textContent: text, className: severity })),
    ),
  );
  return [create('h2', { textContent: undrawn.length === 1 ? 'Not drawn' : `${undrawn.length} not drawn` }), create('ul', {}, ...items)];
}

const count = (schedules: number): string => (schedules === 1 ? 'One schedule' : `${schedules} schedules`);
