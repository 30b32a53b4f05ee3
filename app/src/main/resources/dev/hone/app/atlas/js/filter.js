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

/** Whether a note with these properties passes. */
export function matches(note, filter) {
  return KEYS.every((key) => !filter[key] || note[key] === filter[key]);
}
