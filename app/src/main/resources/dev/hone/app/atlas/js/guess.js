// A guess before the result is shown, and both together after.

import { svg } from './toys/draw.js';

const STORE = 'atlas-guess/';
const EDGE = 24;

/** With as many digits as its size deserves; a difference has its sign. */
export function spelt(value, kind) {
  const size = Math.abs(value);
  const short = Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3));
  return (short > 0 && kind === 'difference' ? '+' : '') + String(short).replace('-', '−');
}

/** Where a guess lies: 'inside' the interval, 'below' or 'above' it. */
export function place(guess, { low, high }) {
  if (guess < low) return 'below';
  return guess > high ? 'above' : 'inside';
}

/** Both in a sentence. */
export function sentence(guess, result) {
  const { low, high, unit, kind } = result;
  const [yours, measured] = [spelt(guess, kind), spelt(result.mean, kind)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return `Your guess: ${yours}. Measured: ${measured}, ${unit}; one seed has no interval.`;
  }
  const where = { inside: 'inside the interval', below: 'below the interval', above: 'above the interval' };
  return `Your guess: ${yours}. Measured: ${measured} (${spelt(low, kind)} to ${spelt(high, kind)}), ${unit}. `
    + `Your guess is ${where[place(guess, result)]}.`;
}

function picture(guess, result) {
  // A picture shrinks with its text, so a narrow screen gets a narrow one.
  const width = innerWidth < 640 ? 320 : 640;
  const ends = [result.low, result.high, result.mean, guess, 0].filter(Number.isFinite);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const x = (value) => EDGE + ((Math.min(Math.max(value, from), to) - from) / (to - from || 1)) * (width - 2 * EDGE);
  const made = svg('svg', { viewBox: `0 0 ${width} 74`, role: 'img', 'aria-label': sentence(guess, result) });
  const text = (value, y, words) => {
    const at = x(value);
    const anchor = at < 90 ? 'start' : at > width - 90 ? 'end' : 'middle';
    made.append(svg('text', { x: at, y, 'text-anchor': anchor }, words));
  };
  made.append(svg('line', { class: 'axis', x1: EDGE, x2: width - EDGE, y1: 38, y2: 38 }));
  made.append(svg('line', { class: 'zero', x1: x(0), x2: x(0), y1: 26, y2: 50 }));
  if (Number.isFinite(result.low) && Number.isFinite(result.high)) {
    const [low, high] = [x(result.low), x(result.high)];
    made.append(svg('path', { class: 'measured', d: `M${low} 38H${high}M${low} 31v14M${high} 31v14` }));
  }
  made.append(svg('circle', { class: 'measured', cx: x(result.mean), cy: 38, r: 5 }));
  made.append(svg('path', { class: 'yours', d: `M${x(guess)} 30l8 8-8 8-8-8z` }));
  text(guess, 18, `your guess ${spelt(guess, result.kind)}`);
  text(result.mean, 68, `measured ${spelt(result.mean, result.kind)}`);
  return made;
}

function reveal(claim, guess) {
  claim.dataset.shown = 'yes';
  if (guess === null) return;
  const form = claim.querySelector('.guess');
  const { mean, low, high, unit, kind } = form.dataset;
  const result = { mean: Number(mean), low: Number(low), high: Number(high), unit, kind };
  const guessed = claim.querySelector('.guessed');
  const words = document.createElement('p');
  words.textContent = sentence(guess, result);
  guessed.replaceChildren(words, picture(guess, result));
  guessed.hidden = false;
}

function kept(key) {
  const text = localStorage.getItem(STORE + key);
  return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** Makes the forms of a page work. */
export function askForGuesses() {
  for (const form of document.querySelectorAll('.claim .guess')) {
    const claim = form.closest('.claim');
    const input = form.querySelector('input');
    const out = form.querySelector('output');
    const before = kept(form.dataset.key);
    const show = () => { if (out) out.textContent = spelt(Number(input.value), form.dataset.kind); };
    show();
    input.addEventListener('input', show);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const guess = Number(input.value);
      localStorage.setItem(STORE + form.dataset.key, guess);
      reveal(claim, guess);
      claim.querySelector('.result').focus();
    });
    form.querySelector('[data-skip]').addEventListener('click', () => {
      reveal(claim, null);
      claim.querySelector('.result').focus();
    });
    if (before !== null) reveal(claim, before);
  }
}
