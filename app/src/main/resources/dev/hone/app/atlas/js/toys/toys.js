// Finds the places of toys in a page and fills them.

import { element } from '../site.js';

const TOYS = new Set(['pass-at-k', 'group-advantage', 'ppo-clip', 'majority-vote', 'kl-estimators']);

/** Fills every figure of the page that names a toy. */
export async function mountToys() {
  for (const figure of document.querySelectorAll('figure[data-toy]')) {
    const name = figure.dataset.toy;
    if (!TOYS.has(name)) throw new Error(`there is no toy '${name}'`);
    const toy = await import(`./${name}.js`);
    const caption = element('figcaption', {}, element('b', {}, toy.title), toy.caption);
    const body = element('div');
    figure.replaceChildren(caption, body);
    toy.mount(body);
    figure.dataset.ready = 'yes';
  }
}
