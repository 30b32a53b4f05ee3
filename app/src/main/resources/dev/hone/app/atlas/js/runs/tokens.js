// The tokens of a rollout, each marked by how strong a number of it is: by colour, and by the thickness of its line.

import { element } from '../site.js';
import { MEASURES, numbers, words } from './measures.js';

/** A token's text with white space that can be seen. */
export function visible(text) {
  if (text === '') return '·';
  return text.replaceAll('\n', '↵\n').replace(/^ +$/, (blanks) => '␣'.repeat(blanks.length));
}

function paint(token, rollout, i, measure, scale) {
  const n = numbers(rollout, i);
  const strength = MEASURES[measure].strength(n, scale);
  token.classList.toggle('untrained', strength === null);
  token.classList.toggle('away', strength !== null && strength < 0);
  token.classList.toggle('cut', measure === 'ratio' && n.clipped);
  token.style.setProperty('--s', Math.min(1, Math.abs(strength ?? 0)).toFixed(3));
}

/** Swatches of a measure with numbers beside them. */
export function legend(measure, scale) {
  const { label, about } = MEASURES[measure];
  const swatches = MEASURES[measure].legend(scale).map(([strength, text]) => {
    const swatch = element('span', { class: `token${strength < 0 ? ' away' : ''}`, 'aria-hidden': 'true' }, 'abc');
    swatch.style.setProperty('--s', Math.abs(strength));
    return element('li', {}, swatch, ' ', text);
  });
  return element('div', { class: 'token-legend' }, element('p', {}, element('b', {}, label), `: ${about}. `,
    'The stronger, the thicker the line.'), element('ul', {}, ...swatches));
}

/**
 * A box of tokens: Tab reaches it, arrow keys, Home and End move in it, and the line below says the numbers of the one
 * that is chosen. `scale` is what full strength means.
 */
export function tokenBox(rollout, measure, scale, id) {
  const says = element('p', { class: 'token-says', role: 'status' });
  const tokens = rollout.texts.map((text, i) => {
    const token = element('span', {
      class: 'token', role: 'option', id: `${id}-${i}`, 'aria-selected': 'false',
      'aria-label': `${text.trim() === '' ? 'white space' : text}: ${words(rollout, i)}`,
      title: words(rollout, i),
    }, visible(text));
    paint(token, rollout, i, measure, scale);
    return token;
  });
  const box = element('div', {
    class: 'tokens', role: 'listbox', tabindex: '0', 'aria-label': `Tokens of rollout ${rollout.rollout}`,
  }, ...tokens);
  let at = -1;
  const choose = (i) => {
    tokens[at]?.setAttribute('aria-selected', 'false');
    at = i;
    tokens[at].setAttribute('aria-selected', 'true');
    box.setAttribute('aria-activedescendant', tokens[at].id);
    says.replaceChildren(element('b', {}, `${at + 1} of ${tokens.length} `), element('code', {}, visible(rollout.texts[at])
      .replaceAll('\n', '')), ` ${words(rollout, at)}`);
  };
  const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  box.addEventListener('keydown', (event) => {
    const last = tokens.length - 1;
    const next = event.key in keys ? Math.max(0, Math.min(last, at + keys[event.key]))
      : event.key === 'Home' ? 0 : event.key === 'End' ? last : -1;
    if (next >= 0 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      choose(next);
    }
  });
  box.addEventListener('focus', () => {
    if (at < 0 && tokens.length) choose(0);
  });
  box.addEventListener('click', (event) => {
    const token = event.target.closest('.token');
    if (token) choose(tokens.indexOf(token));
  });
  if (!tokens.length) says.textContent = 'The completion is empty.';
  else says.textContent = 'Choose a token for its numbers: click it, or press Tab and then the arrow keys.';
  return element('div', {}, box, says);
}
