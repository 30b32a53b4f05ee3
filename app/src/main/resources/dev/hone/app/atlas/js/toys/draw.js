// Small pieces that toys share: sliders, and plots as SVG.

import { element } from '../site.js';

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A labelled slider; `show` makes the text of its value. */
export function slider(label, { min, max, step, value }, show, changed) {
  const out = element('output', {}, show(value));
  const input = element('input', { type: 'range', min, max, step, value });
  input.value = value;
  input.addEventListener('input', () => {
    out.textContent = show(Number(input.value));
    changed(Number(input.value));
  });
  return element('label', {}, element('span', {}, `${label}: `, out), input);
}

/**
 * Axes and curves. `x` and `y` are { from, to, ticks, label, log }; a curve is { points: [[x, y]], kind: 'a' | 'b' | 'c',
 * name }; a bound is { at, name, side: 'start' | 'end' }, an upright line. `title` says in words what the picture shows.
 */
export function plot({ x, y, curves, marks = [], bounds = [], title }) {
  // A picture shrinks with its text, so a narrow screen gets a narrow one.
  const [width, height] = innerWidth < 640 ? [360, 260] : [640, 300];
  const left = 52;
  const bottom = 40;
  const at = (axis, value, from, to) => {
    const f = axis.log ? Math.log : (v) => v;
    return from + ((f(value) - f(axis.from)) / (f(axis.to) - f(axis.from))) * (to - from);
  };
  const px = (value) => at(x, value, left, width - 14);
  const top = 30;
  const py = (value) => at(y, value, height - bottom, top);
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title });
  for (const tick of y.ticks) {
    picture.append(svg('line', { class: 'grid', x1: left, x2: width - 14, y1: py(tick), y2: py(tick) }));
    picture.append(svg('text', { x: left - 8, y: py(tick) + 4, 'text-anchor': 'end' }, y.show ? y.show(tick) : `${tick}`));
  }
  for (const tick of x.ticks) {
    picture.append(svg('text', { x: px(tick), y: height - bottom + 18, 'text-anchor': 'middle' }, x.show ? x.show(tick) : `${tick}`));
  }
  picture.append(svg('line', { class: 'axis', x1: left, x2: width - 14, y1: height - bottom, y2: height - bottom }));
  picture.append(svg('text', { x: width - 14, y: height - 6, 'text-anchor': 'end' }, x.label));
  picture.append(svg('text', { x: 4, y: 13 }, y.label));
  for (const { at: where, name, side } of bounds) {
    picture.append(svg('line', { class: 'bound', x1: px(where), x2: px(where), y1: top, y2: height - bottom }));
    picture.append(svg('text', { x: px(where), y: top - 6, 'text-anchor': side }, name));
  }
  for (const curve of curves) {
    const d = curve.points.map(([a, b], i) => `${i ? 'L' : 'M'}${px(a).toFixed(1)} ${py(b).toFixed(1)}`).join('');
    picture.append(svg('path', { class: `curve ${curve.kind}`, d }));
    if (curve.name) {
      const [a, b] = curve.points[curve.points.length - 1];
      picture.append(svg('text', { x: px(a) - 4, y: py(b) - 8, 'text-anchor': 'end' }, curve.name));
    }
  }
  for (const mark of marks) {
    picture.append(svg('circle', { class: `fill-${mark.kind ?? 'c'}`, cx: px(mark.x), cy: py(mark.y), r: 5 }));
  }
  return picture;
}

/** A number with so many digits, with a true minus sign. */
export function fixed(value, digits) {
  return value.toFixed(digits).replace(/^-(?=.*[1-9])/, '−').replace(/^-/, '');
}

/** A share as a percentage. */
export function percent(value, digits = 0) {
  return `${fixed(100 * value, digits)} %`;
}
