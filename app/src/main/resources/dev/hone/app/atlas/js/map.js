// The map: one note in focus, its relations drawn strong, its answer below. Arrow keys go to the next note that way.

import { data, element, root } from './site.js';
import { connectFilter } from './filter.js';
import { nearest } from './nearest.js';
import { openRelated } from './related.js';

const svg = document.getElementById('map');
const panel = document.getElementById('map-panel');
const hint = panel.innerHTML;
const nodes = [...svg.querySelectorAll('.node')].map((node) => ({
  node,
  id: node.dataset.note,
  x: Number(node.dataset.x),
  y: Number(node.dataset.y),
}));
const byId = new Map(nodes.map((n) => [n.id, n]));
const edges = [...svg.querySelectorAll('.edge')];

let current = nodes[0];
for (const n of nodes) n.node.setAttribute('tabindex', n === current ? '0' : '-1');

function choose(n) {
  current.node.setAttribute('tabindex', '-1');
  current = n;
  n.node.setAttribute('tabindex', '0');
}

async function show(n) {
  svg.classList.add('focused');
  for (const other of nodes) other.node.classList.remove('near', 'chosen');
  n.node.classList.add('near', 'chosen');
  for (const edge of edges) {
    const near = edge.dataset.from === n.id || edge.dataset.to === n.id;
    edge.classList.toggle('near', near);
    if (near) {
      byId.get(edge.dataset.from).node.classList.add('near');
      byId.get(edge.dataset.to).node.classList.add('near');
    }
  }
  const notes = await data('notes');
  if (!n.node.classList.contains('chosen')) return; // the reader has gone on meanwhile
  const note = notes[n.id];
  panel.replaceChildren(
    element('p', {}, element('a', { href: root + note.page }, element('b', {}, note.title)), ` ${note.topic}`),
    element('p', { class: 'answer' }, note.answer),
    element(
      'p',
      {},
      element('span', { class: 'status' }, `${note.certainty} `),
      element('button', { class: 'action', type: 'button', 'data-related': n.id }, 'Explore related'),
    ),
  );
}

function clear() {
  svg.classList.remove('focused');
  for (const n of nodes) n.node.classList.remove('near', 'chosen');
  panel.innerHTML = hint;
}

// A finger cannot point without touching: its first tap shows a note, the next one opens it.
let firstTap = false;

for (const n of nodes) {
  n.node.addEventListener('focus', () => { choose(n); show(n); });
  n.node.addEventListener('mouseenter', () => show(n));
  n.node.addEventListener('pointerdown', (event) => {
    firstTap = event.pointerType === 'touch' && !n.node.classList.contains('chosen');
  });
  n.node.addEventListener('click', (event) => {
    if (firstTap) {
      event.preventDefault();
      n.node.focus();
    }
    firstTap = false;
  });
}

svg.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (way) {
    event.preventDefault();
    const open = nodes.filter((n) => !n.node.hasAttribute('hidden'));
    const next = nearest(current, open, way);
    if (next) {
      choose(next);
      next.node.focus();
    }
  } else if (event.key === 'r' || event.key === 'R') {
    openRelated(current.id);
  } else if (event.key === 'Escape') {
    clear();
  }
});

// Filters hide notes here and in the list below, and the relations of hidden ones.
connectFilter((visible) => {
  for (const edge of edges) {
    edge.toggleAttribute('hidden', !visible.has(edge.dataset.from) || !visible.has(edge.dataset.to));
  }
  if (!visible.has(current.id)) {
    clear();
    const first = nodes.find((n) => visible.has(n.id));
    if (first) choose(first);
  }
});
