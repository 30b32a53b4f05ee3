// Where the site's root is, seen from this page, and its data.

export const root = document.body.dataset.root;

const loaded = new Map();

/** A JSON file under data/, read once. */
export function data(name) {
  if (!loaded.has(name)) {
    loaded.set(name, fetch(`${root}data/${name}.json`).then((response) => {
      if (!response.ok) throw new Error(`${name}.json: ${response.status}`);
      return response.json();
    }));
  }
  return loaded.get(name);
}

/** An element with attributes and children (nodes or texts). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
