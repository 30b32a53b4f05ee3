// The numbers that pages of runs draw first, with what they mean.

import { json } from './documents.js';
import { root } from '../site.js';

let usual = [];

/** Reads the list; once before the others are called. */
export async function loadMetrics() {
  usual = (await json(`${root}runs/metrics.json`)).metrics;
}

/** The names of the usual numbers that are among these, in their order. */
export function usualAmong(names) {
  return usual.map((m) => m.name).filter((name) => names.includes(name));
}

/** Label and meaning of a number: its own name where it is not one of the usual. */
export function described(name) {
  return usual.find((m) => m.name === name) ?? { name, label: name, meaning: '' };
}
