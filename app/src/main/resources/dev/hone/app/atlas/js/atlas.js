// What every page does: the theme, search, definitions of terms, related notes.

import { openRelated } from './related.js';
import { openSearch } from './search.js';
import { explainTerms } from './terms.js';

const themeButton = document.getElementById('theme');
const dark = matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : dark.matches;
}

function nameTheme() {
  themeButton.textContent = isDark() ? 'Light' : 'Dark';
  themeButton.setAttribute('aria-label', isDark() ? 'Use light colours' : 'Use dark colours');
}

themeButton.hidden = false;
nameTheme();
dark.addEventListener('change', nameTheme);
themeButton.addEventListener('click', () => {
  const next = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem('atlas-theme', next);
  nameTheme();
});

document.getElementById('open-search').addEventListener('click', (event) => {
  event.preventDefault();
  openSearch();
});

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, dialog');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    openSearch();
  }
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-related]');
  if (opener && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openRelated(opener.dataset.related);
  }
});

explainTerms();
