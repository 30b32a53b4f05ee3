// Which notes are shown, as a query of the address.

const KEYS = ['cluster', 'topic', 'certainty'];

/** The filter that an address's query asks for. */
export function filterOf(search) {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(KEYS.map((key) => [key, parameters.get(key) ?? '']));
}

/** The query of a filter, `?topic=...`, or nothing where it lets all pass. */
export function query(filter) {
  const parameters = new URLSearchParams();
  for (const key of KEYS) if (filter[key]) parameters.set(key, filter[key]);
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

/** Whether a note with these properties passes; a property may hold several values, with blanks between. */
export function matches(note, filter) {
  return KEYS.every((key) => !filter[key] || note[key].split(' ').includes(filter[key]));
}

/**
 * Lets the page's selects hide notes, and shelves that have none left. What is chosen stands in the address, and goes
 * along to the other views. `done` is told the ids of the notes that stay, at once and after each change.
 */
export function connectFilter(done = () => {}) {
  const items = [...document.querySelectorAll('[data-note][data-topic]')];
  const shelves = [...document.querySelectorAll('[data-shelf]')];
  const all = new Set(items.map((item) => item.dataset.note));
  const shown = document.getElementById('shown');
  const selects = KEYS.map((key) => [key, document.getElementById(`by-${key}`)]).filter(([, select]) => select);

  const apply = () => {
    const filter = Object.fromEntries(selects.map(([key, select]) => [key, select.value]));
    const visible = new Set();
    for (const item of items) {
      const passes = matches(item.dataset, filter);
      item.toggleAttribute('hidden', !passes);
      if (passes) visible.add(item.dataset.note);
    }
    for (const shelf of shelves) shelf.hidden = !shelf.querySelector('[data-note]:not([hidden])');
    shown.textContent = visible.size === all.size
      ? `${all.size} questions`
      : `${visible.size} of ${all.size} questions`;
    const address = query(filter);
    history.replaceState(null, '', address || location.pathname);
    for (const link of document.querySelectorAll('[data-view]')) link.search = address;
    done(visible);
  };

  const wanted = filterOf(location.search);
  for (const [key, select] of selects) {
    select.closest('label').hidden = false;
    if ([...select.options].some((option) => option.value === wanted[key])) select.value = wanted[key];
    select.addEventListener('change', apply);
  }
  apply();
}
