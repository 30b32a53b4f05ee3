// The page of search results: `search.html?q=words`.

import { connect } from './search.js';

const field = document.getElementById('q');
const status = document.getElementById('found');
const list = document.getElementById('hits');

list.setAttribute('role', 'listbox');
list.setAttribute('aria-label', 'Found');
field.setAttribute('role', 'combobox');
field.setAttribute('aria-controls', 'hits');
field.setAttribute('aria-expanded', 'false');
status.textContent = '';
const update = connect(field, list, status);
field.value = new URLSearchParams(location.search).get('q') ?? '';
field.focus();
update();
