// Definitions of glossary terms, shown where one rests on a term.

import { data, element } from './site.js';
import { typeset } from './formulas.js';

let tip;
let shown;
let leaving;

async function show(link) {
  clearTimeout(leaving);
  if (shown !== link) hide();
  shown = link;
  const terms = await data('terms');
  const term = terms[link.dataset.term];
  if (shown !== link || !term) return;
  if (!tip) {
    tip = element('div', { class: 'tip', id: 'tip', role: 'tooltip' });
    tip.addEventListener('mouseenter', () => clearTimeout(leaving));
    tip.addEventListener('mouseleave', leave);
    document.body.append(tip);
  }
  tip.replaceChildren(element('strong', {}, term.term));
  const text = element('div');
  text.innerHTML = term.html;
  text.querySelectorAll('p').forEach((p) => { p.style.margin = '0'; });
  tip.append(text);
  typeset(tip);
  tip.hidden = false;
  link.setAttribute('aria-describedby', 'tip');
  const at = link.getClientRects()[0];
  const width = tip.offsetWidth;
  const left = Math.min(Math.max(8, at.left), document.documentElement.clientWidth - width - 8);
  const below = at.bottom + 8 + tip.offsetHeight < innerHeight;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(below ? at.bottom + 8 : at.top - tip.offsetHeight - 8) + scrollY}px`;
}

function hide() {
  clearTimeout(leaving);
  if (shown) shown.removeAttribute('aria-describedby');
  shown = undefined;
  if (tip) tip.hidden = true;
}

/** Hides the definition unless the pointer gets to it, or back, within a moment. */
function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 250);
}

/** Lets every marked term of the page explain itself. */
export function explainTerms() {
  for (const link of document.querySelectorAll('a.term')) {
    link.addEventListener('mouseenter', () => show(link));
    link.addEventListener('mouseleave', leave);
    link.addEventListener('focus', () => show(link));
    link.addEventListener('blur', hide);
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
}
