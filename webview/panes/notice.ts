import type { PageModel, Undrawn } from '../../src/protocol';
import { byId, create } from '../elements/dom';
import { t } from '../elements/t';

/** The text above the chart: why there is no chart, or why it is not of the document's schedules, and what to do next. */
export function noticeContent(model: PageModel, onInsert: () => void): readonly HTMLElement[] {
  const { document } = model;
  switch (model.kind) {
    case 'chart':
      return [];
    case 'examples':
      return [
        create('p', {
          textContent: document
            ? t('No schedule in {name} yet. These are the four base methods at w = 1 and T = 100.', { name: document.name })
            : t('No document with a schedule is open. These are the four base methods at w = 1 and T = 100.'),
        }),
        ...(document ? [create('button', { type: 'button', textContent: t('Insert schedule snippet'), onclick: onInsert })] : []),
      ];
    case 'problems':
      return [
        create('p', {
          textContent: t(
            model.undrawn.length === 1
              ? 'One schedule in {name}, but nothing that can be drawn yet.'
              : '{count} schedules in {name}, but nothing that can be drawn yet.',
            { count: model.undrawn.length, name: document?.name ?? t('this document') },
          ),
        }),
      ];
    case 'error':
      return [create('p', { className: 'failure', textContent: t('The preview could not be made: {reason}', { reason: model.message }) })];
  }
}

/** Lists the schedules that cannot be drawn, each with its reasons. */
export function renderUndrawn(undrawn: readonly Undrawn[]): void {
  const box = byId('problems');
  box.hidden = undrawn.length === 0;
  const items = undrawn.map(({ label, messages }) =>
    create(
      'li',
      {},
      create('strong', { textContent: label }),
      ...messages.map(({ text, severity }) => create('p', { textContent: text, className: severity })),
    ),
  );
  box.replaceChildren(
    create('h2', { textContent: undrawn.length === 1 ? t('Not drawn') : t('{count} not drawn', { count: undrawn.length }) }),
    create('ul', {}, ...items),
  );
}
