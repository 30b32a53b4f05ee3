// Curves over steps as SVG: axes, marks of flags, and a cursor for pointer and keyboard that reads the values out.

import { element } from '../site.js';
import { svg } from '../toys/draw.js';

/** How many kinds of line the style sheet knows: each has a colour, a dash and a mark of its own. */
export const KINDS = 6;

/** Round numbers between two values, about so many. */
export function ticks(from, to, about = 5) {
  if (!(to > from)) return [from];
  const raw = (to - from) / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const unit = [1, 2, 2.5, 5, 10].find((u) => u * power >= raw) * power;
  const found = [];
  for (let i = Math.ceil(from / unit - 1e-9); i * unit <= to + unit * 1e-9; i += 1) found.push(i * unit);
  return found;
}

/** A number as people read it: few digits, a true minus sign. */
export function shown(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '-';
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6)
    ? value.toExponential(2)
    : String(Number(value.toPrecision(4)));
  return text.replace(/^-/, '−');
}

/** The value of a curve at a step, or the last before it; undefined where there is none. */
export function at({ steps, values }, step) {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : values[low - 1];
}

/** The running mean over `width` points; 1 leaves a curve as it is. */
export function smooth({ steps, values }, width) {
  if (width <= 1) return { steps, values };
  const means = values.map((_, i) => {
    const from = Math.max(0, i - width + 1);
    const part = values.slice(from, i + 1).filter((v) => v !== null);
    return part.length ? part.reduce((a, b) => a + b, 0) / part.length : null;
  });
  return { steps, values: means };
}

function mark(kind, x, y) {
  const made = svg('path', { class: `mark line-${kind}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
  made.setAttribute('d', [
    'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0', 'M-3.2 -3.2h6.4v6.4h-6.4z', 'M0 -4.4L4.2 3.4H-4.2z',
    'M0 -4.6L4.6 0L0 4.6L-4.6 0z', 'M0 4.4L4.2 -3.4H-4.2z', 'M-4 -1.2h2.8v-2.8h2.4v2.8h2.8v2.4h-2.8v2.8h-2.4v-2.8h-2.8z',
  ][kind]);
  return made;
}

/** The sign of a kind of line, for a legend. */
export function sign(kind) {
  return svg('svg', { width: 34, height: 12, viewBox: '0 0 34 12', 'aria-hidden': 'true', class: 'chart' },
    svg('path', { class: `line line-${kind}`, d: 'M1 6H33' }), mark(kind, 17, 6));
}

// A picture grows with its text, so a wide place gets a wide one.
const SIZES = { usual: [460, 230], wide: [innerWidth < 640 ? 460 : 860, innerWidth < 640 ? 260 : 340] };
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 14, 12, 30];

/**
 * A figure. `curves` are { name, kind, steps, values }; `flags` are steps with a mark; `title` names the number, `meaning`
 * says what it is; `size` is 'usual' or 'wide'. The figure has `follow(step)`, which moves its cursor, and tells
 * `moved(step)` where it was moved to.
 */
export function chart({ title, name, meaning, curves, flags = [], size = 'usual', moved = () => {} }) {
  const [width, height] = SIZES[size];
  const points = curves.flatMap((c) => c.values.filter((v) => v !== null));
  const steps = [...new Set(curves.flatMap((c) => c.steps))].sort((a, b) => a - b);
  let [low, high] = [Math.min(...points), Math.max(...points)];
  if (low === high) [low, high] = low === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  const pad = (high - low) * 0.05;
  const share = low >= 0 && high <= 1;
  [low, high] = [share ? Math.max(0, low - pad) : low - pad, share ? Math.min(1, high + pad) : high + pad];
  const [first, last] = [steps[0], Math.max(steps[steps.length - 1], steps[0] + 1)];
  const px = (step) => LEFT + ((step - first) / (last - first)) * (width - LEFT - RIGHT);
  const py = (value) => height - BOTTOM - ((value - low) / (high - low)) * (height - TOP - BOTTOM);
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', class: 'chart' });
  for (const tick of ticks(low, high, 4)) {
    picture.append(svg('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: py(tick), y2: py(tick) }));
    picture.append(svg('text', { x: LEFT - 7, y: py(tick) + 4, 'text-anchor': 'end' }, shown(tick)));
  }
  for (const tick of ticks(first, last, 6).filter((t) => Number.isInteger(t))) {
    picture.append(svg('text', { x: px(tick), y: height - 10, 'text-anchor': 'middle' }, String(tick)));
  }
  picture.append(svg('line', { class: 'axis', x1: LEFT, x2: width - RIGHT, y1: height - BOTTOM, y2: height - BOTTOM }));
  for (const step of flags) {
    picture.append(svg('line', { class: 'flag', x1: px(step), x2: px(step), y1: TOP, y2: height - BOTTOM }));
  }
  for (const { kind, steps: xs, values } of curves) {
    let pen = 'M';
    const d = xs.map((x, i) => {
      if (values[i] === null) {
        pen = 'M';
        return '';
      }
      const piece = `${pen}${px(x).toFixed(1)} ${py(values[i]).toFixed(1)}`;
      pen = 'L';
      return piece;
    }).join('');
    picture.append(svg('path', { class: `line line-${kind}`, d }));
    const end = values.findLastIndex((v) => v !== null);
    if (end >= 0) picture.append(mark(kind, px(xs[end]), py(values[end])));
  }
  const cursor = svg('line', { class: 'cursor', y1: TOP, y2: height - BOTTOM });
  cursor.style.display = 'none';
  picture.append(cursor);

  const readout = element('output', { class: 'readout' });
  const slider = element('input', {
    type: 'range', min: 0, max: steps.length - 1, step: 1, 'aria-label': `${title}: step to read out`,
  });
  let current = steps[steps.length - 1];
  const say = (step) => {
    const values = curves.map((c) => {
      const value = shown(at(c, step));
      if (curves.length === 1) return value;
      return `${c.name} ${value}${step > c.steps[c.steps.length - 1] ? ' at its end' : ''}`;
    });
    readout.textContent = `step ${step}: ${values.join(', ')}`;
  };
  const follow = (step) => {
    current = step;
    const inside = step >= first && step <= last;
    cursor.style.display = inside ? '' : 'none';
    cursor.setAttribute('x1', px(step));
    cursor.setAttribute('x2', px(step));
    const index = Math.max(0, steps.findLastIndex((s) => s <= step));
    slider.value = index;
    slider.setAttribute('aria-valuetext', `step ${steps[index]}`);
    say(step);
  };
  slider.value = steps.length - 1;
  slider.setAttribute('aria-valuetext', `step ${current}`);
  say(current);
  slider.addEventListener('input', () => {
    follow(steps[Number(slider.value)]);
    moved(current);
  });
  picture.addEventListener('pointermove', (event) => {
    const box = picture.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    const wanted = first + ((x - LEFT) / (width - LEFT - RIGHT)) * (last - first);
    const nearest = steps.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
    if (nearest !== current) {
      follow(nearest);
      moved(nearest);
    }
  });
  const figure = element(
    'figure',
    { class: 'chart-figure' },
    element('figcaption', {}, element('b', {}, title), name && name !== title ? element('code', {}, name) : '',
      meaning ? element('span', {}, meaning) : ''),
    picture,
    readout,
    slider,
  );
  return { figure, follow };
}
