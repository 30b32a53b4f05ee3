// Two models under pass@k: one concentrated, one spread out, and where their curves cross.

import { element } from '../site.js';
import { fixed, percent, plot, slider } from './draw.js';

export const title = 'Why two models can swap places as k grows';
export const caption = 'Sharp solves some problems reliably and the rest never; broad solves more problems, each rarely. '
  + 'Move the sliders and watch the crossing.';

/** The chance that at least one of k samples is right, without bias, from c right among n: 1 - C(n-c, k) / C(n, k). */
export function passAtK(n, c, k) {
  if (n - c < k) return 1;
  let miss = 1;
  for (let i = n - c + 1; i <= n; i += 1) miss *= 1 - k / i;
  return 1 - miss;
}

/** Expected pass@k of a model that can solve a share of problems, each with the same chance per sample. */
export function expected(share, chance, k) {
  return share * (1 - (1 - chance) ** k);
}

/** The first k at which the second model is ahead, up to `most`; null if there is none. */
export function crossing(sharp, broad, most) {
  for (let k = 1; k <= most; k += 1) {
    if (expected(broad.share, broad.chance, k) > expected(sharp.share, sharp.chance, k)) return k;
  }
  return null;
}

const KS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

export function mount(body) {
  const sharp = { share: 0.6, chance: 0.8 };
  const broad = { share: 0.9, chance: 0.15 };
  const picture = element('div');
  const says = element('p', { class: 'says', role: 'status' });
  const draw = () => {
    const curve = (model) => KS.map((k) => [k, expected(model.share, model.chance, k)]);
    picture.replaceChildren(plot({
      x: { from: 1, to: 1024, log: true, ticks: [1, 4, 16, 64, 256, 1024], label: 'samples k' },
      y: { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'pass@k', show: (v) => percent(v) },
      curves: [
        { points: curve(sharp), kind: 'a', name: 'sharp' },
        { points: curve(broad), kind: 'b', name: 'broad' },
      ],
      title: 'pass@k of a sharp and a broad model over the number of samples',
    }));
    const k = crossing(sharp, broad, 1024);
    const first = percent(expected(sharp.share, sharp.chance, 1));
    const second = percent(expected(broad.share, broad.chance, 1));
    says.textContent = `At one sample: sharp ${first}, broad ${second}. `
      + (k === null ? 'Sharp stays ahead at every k shown.' : k === 1 ? 'Broad is ahead from the first sample.' : `Broad is ahead from k = ${k} on.`)
      + ` Estimated from 64 samples with 8 right, pass@8 is ${fixed(passAtK(64, 8, 8), 3)}; one minus (1 − 8/64) to the 8th would say ${fixed(1 - (1 - 8 / 64) ** 8, 3)}.`;
  };
  const share = { min: 0.1, max: 1, step: 0.05 };
  const chance = { min: 0.01, max: 0.99, step: 0.01 };
  body.append(
    element(
      'div',
      { class: 'controls' },
      slider('Sharp: problems it can solve', { ...share, value: sharp.share }, percent, (v) => { sharp.share = v; draw(); }),
      slider('Sharp: chance per sample', { ...chance, value: sharp.chance }, percent, (v) => { sharp.chance = v; draw(); }),
      slider('Broad: problems it can solve', { ...share, value: broad.share }, percent, (v) => { broad.share = v; draw(); }),
      slider('Broad: chance per sample', { ...chance, value: broad.chance }, percent, (v) => { broad.chance = v; draw(); }),
    ),
    picture,
    says,
  );
  draw();
}
