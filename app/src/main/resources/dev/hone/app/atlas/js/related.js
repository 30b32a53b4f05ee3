// The notes around a note, with their reasons; each leads on to its own neighbours.

import { data, element, root } from './site.js';

let dialog;

function close() {
  return element('button', { class: 'tool', type: 'button', 'data-close': '' }, 'Close');
}

function build() {
  dialog = element('dialog', { 'aria-labelledby': 'related-title' });
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('[data-close]')) dialog.close();
  });
}

/** Opens the neighbours of a note. */
export async function openRelated(id) {
  const notes = await data('notes');
  if (!dialog) build();
  const note = notes[id];
  const items = note.related.map((edge) => {
    const other = notes[edge.note];
    const further = `Explore from here (${new Set(other.related.map((e) => e.note)).size})`;
    return element(
      'li',
      {},
      element('span', { class: 'kind', 'data-type': edge.type }, edge.label),
      element('a', { href: root + other.page }, other.title),
      element(
        'p',
        {},
        edge.reason + ' ',
        element(
          'button',
          { class: 'action', type: 'button', 'data-related': edge.note, 'aria-label': `${further}: ${other.title}` },
          further,
        ),
      ),
    );
  });
  dialog.replaceChildren(
    element(
      'header',
      {},
      element('h2', { id: 'related-title' }, 'Around: ', element('a', { href: root + note.page }, note.title)),
      close(),
    ),
    element('div', { class: 'body' }, element('ul', { class: 'relations' }, ...items)),
  );
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  dialog.querySelector('[data-close]').focus();
}
