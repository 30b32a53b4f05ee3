// Filters of the cards and the list. What is chosen stands in the address, and goes along to the other views.

import { filterOf, matches, query } from './filter.js';

const items = [...document.querySelectorAll('[data-note][data-topic]')];
const shelves = [...document.querySelectorAll('[data-shelf]')];
const shown = document.getElementById('shown');
const selects = ['cluster', 'topic', 'certainty']
  .map((key) => [key, document.getElementById(`by-${key}`)])
  .filter(([, select]) => select);

function apply() {
  const filter = Object.fromEntries(selects.map(([key, select]) => [key, select.value]));
  let count = 0;
  for (const item of items) {
    item.hidden = !matches(item.dataset, filter);
    if (!item.hidden) count += 1;
  }
  for (const shelf of shelves) shelf.hidden = !shelf.querySelector('[data-note]:not([hidden])');
  if (shown) shown.textContent = count === items.length ? `${count} questions` : `${count} of ${items.length} questions`;
  const address = query(filter);
  history.replaceState(null, '', address || location.pathname);
  for (const link of document.querySelectorAll('[data-view]')) {
    link.search = address;
  }
}

if (selects.length) {
  const wanted = filterOf(location.search);
  for (const [key, select] of selects) {
    select.closest('label').hidden = false;
    if ([...select.options].some((option) => option.value === wanted[key])) select.value = wanted[key];
    select.addEventListener('change', apply);
  }
  apply();
}
