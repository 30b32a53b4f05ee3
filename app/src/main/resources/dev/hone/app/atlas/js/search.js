// Search as one types, over notes, papers, terms, threads and trails.

import MiniSearch from '../vendor/minisearch/minisearch.js';
import { data, element, root } from './site.js';

let index;

async function ready() {
  if (!index) {
    const documents = await data('search');
    index = new MiniSearch({
      fields: ['title', 'lead', 'text'],
      storeFields: ['kind', 'title', 'lead', 'page'],
      searchOptions: {
        boost: { title: 4, lead: 2 },
        boostDocument: (id, term, stored) => ({ note: 1.4, term: 1.2 }[stored.kind] ?? 1),
        prefix: true,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        combineWith: 'AND',
      },
    });
    index.addAll(documents);
  }
  return index;
}

/** The best documents for some words, at most `limit`. */
export async function search(words, limit = 20) {
  const text = words.trim();
  if (!text) return [];
  return (await ready()).search(text).slice(0, limit);
}

function marked(text, terms) {
  const parts = [];
  const any = new RegExp(`(${terms.map((t) => t.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  for (const part of text.split(any)) {
    parts.push(terms.some((t) => t.toLowerCase() === part.toLowerCase()) ? element('mark', {}, part) : part);
  }
  return parts;
}

/** List items of hits. */
export function items(hits) {
  return hits.map((hit, i) => {
    const lead = hit.lead.length > 170 ? `${hit.lead.slice(0, 169).replace(/[\s,;:.]+\S*$/, '')}…` : hit.lead;
    return element(
      'li',
      { role: 'none' },
      element(
        'a',
        { href: root + hit.page, id: `hit-${i}`, role: 'option', 'aria-selected': 'false', tabindex: '-1' },
        element('b', {}, ...marked(hit.title, hit.terms)),
        ' ',
        element('small', { class: 'kind' }, hit.kind),
        element('span', {}, ...marked(lead, hit.terms)),
      ),
    );
  });
}

/** Lets a field fill a list as one types, and the arrow keys choose. */
export function connect(field, list, status) {
  let chosen = -1;
  const select = (i) => {
    const all = [...list.querySelectorAll('a')];
    chosen = all.length ? (i + all.length) % all.length : -1;
    all.forEach((a, at) => a.setAttribute('aria-selected', String(at === chosen)));
    if (chosen >= 0) {
      field.setAttribute('aria-activedescendant', all[chosen].id);
      all[chosen].scrollIntoView({ block: 'nearest' });
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  };
  const update = async () => {
    const words = field.value;
    const hits = await search(words);
    if (field.value !== words) return;
    list.replaceChildren(...items(hits));
    field.setAttribute('aria-expanded', String(hits.length > 0));
    select(hits.length ? 0 : -1);
    status.textContent = words.trim() ? `${hits.length === 20 ? 'The best 20' : hits.length} found` : '';
  };
  field.addEventListener('input', update);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      select(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      list.querySelectorAll('a')[chosen].click();
    }
  });
  return update;
}

let dialog;

/** Opens the search dialog. */
export function openSearch() {
  if (!dialog) {
    const field = element('input', {
      type: 'search',
      placeholder: 'Notes, papers, terms',
      'aria-label': 'Search the atlas',
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'search-hits',
      autocomplete: 'off',
    });
    const list = element('ul', { class: 'hits', id: 'search-hits', role: 'listbox', 'aria-label': 'Found' });
    const status = element('p', { class: 'status', role: 'status' });
    dialog = element(
      'dialog',
      { 'aria-label': 'Search' },
      element('header', {}, field, element('button', { class: 'tool', type: 'button', 'data-close': '' }, 'Close')),
      element('div', { class: 'body' }, status, list),
    );
    document.body.append(dialog);
    connect(field, list, status);
    dialog.addEventListener('click', (event) => {
      // A hit may be a place on this very page.
      if (event.target === dialog || event.target.closest('[data-close], .hits a')) dialog.close();
    });
    // Browsers let the first Escape empty a search field.
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        dialog.close();
      }
    });
  }
  dialog.showModal();
  dialog.querySelector('input').select();
}
