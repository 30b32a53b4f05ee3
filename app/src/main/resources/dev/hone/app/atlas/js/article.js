// What articles do: formulas, toys, sidenotes on small screens, the place in the table of contents.

import { mountRun } from './experiment/run.js';
import { typeset } from './formulas.js';
import { askForGuesses } from './guess.js';
import { mountToys } from './toys/toys.js';

typeset(document);
mountToys();
askForGuesses();
mountRun();

// On a narrow screen a citation opens its sidenote in place; on a wide one it stands in the margin anyway.
document.addEventListener('click', (event) => {
  const cite = event.target.closest('a.cite[data-side]');
  const side = cite && document.getElementById(cite.dataset.side);
  if (side && getComputedStyle(side).float !== 'right') {
    event.preventDefault();
    side.classList.toggle('open');
  }
});

function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) target.closest('details')?.setAttribute('open', '');
}

unfold();
addEventListener('hashchange', unfold);

const entries = new Map(
  [...document.querySelectorAll('.contents a')].map((link) => [link.hash.slice(1), link]),
);

if (entries.size) {
  const visible = new Set();
  const watch = new IntersectionObserver((changes) => {
    for (const change of changes) {
      if (change.isIntersecting) visible.add(change.target.id);
      else visible.delete(change.target.id);
    }
    const first = [...entries.keys()].find((id) => visible.has(id));
    if (first) {
      for (const [id, link] of entries) {
        if (id === first) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    }
  }, { rootMargin: '-10% 0px -55% 0px' });
  for (const id of entries.keys()) {
    const heading = document.getElementById(id);
    if (heading) watch.observe(heading);
  }
}
