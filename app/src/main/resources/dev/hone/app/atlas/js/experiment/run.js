// Runs the experiment of an article, and shows it live to its verdicts. What goes on is known to the server alone: a
// page that is loaded in the middle asks how it stands and follows from there.

import { element, root } from '../site.js';
import { goesOn, says } from './words.js';

const address = (path) => `${root}experiments/${path}`;

/** What a server answers: the status and the object that it sent. */
async function ask(path, options) {
  const response = await fetch(address(path), options);
  const type = response.headers.get('Content-Type') ?? '';
  const body = type.startsWith('application/json') ? await response.json() : { message: await response.text() };
  return { status: response.status, body };
}

const post = (path, body) => ask(path, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
});

/** The run of one article: its form, its progress, its outcome. */
class Bench {
  constructor(place) {
    this.place = place;
    this.id = place.dataset.id;
    this.form = place.querySelector('form');
    this.go = this.form.querySelector('.go');
    this.cancel = this.form.querySelector('[data-cancel]');
    this.progress = this.form.querySelector('progress');
    this.line = this.form.querySelector('.says');
    this.outcome = place.querySelector('.outcome');
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.begin(new FormData(this.form).get('profile'));
    });
    this.cancel.addEventListener('click', () => this.stop());
  }

  say(phase, ...words) {
    this.place.dataset.phase = phase;
    this.line.replaceChildren(...words);
  }

  trouble(error) {
    this.say('failed', `The server does not answer (${error.message}). Is hone atlas still running?`);
  }

  async begin(profile) {
    this.go.disabled = true;
    this.outcome.replaceChildren();
    try {
      const { status, body } = await post(`${this.id}/run`, { profile });
      if (status === 200 || status === 409) {
        this.show(body);
        this.follow();
      } else {
        this.say('failed', body.message);
        this.go.disabled = false;
      }
    } catch (error) {
      this.trouble(error);
      this.go.disabled = false;
    }
  }

  async stop() {
    this.cancel.disabled = true;
    try {
      const { status, body } = await post(`${this.id}/cancel`, {});
      if (status !== 200) this.say('failed', body.message);
    } catch (error) {
      this.trouble(error);
    }
  }

  /** Asks how it stands, and follows what goes on. */
  async join() {
    try {
      const { body } = await ask('now');
      if (body.id) this.show(body);
      if (body.id && goesOn(body)) this.follow();
    } catch (error) {
      this.trouble(error);
    }
  }

  follow() {
    this.source?.close();
    this.source = new EventSource(address('events'));
    this.source.addEventListener('state', (event) => {
      const state = JSON.parse(event.data);
      if (!state.id || !goesOn(state)) this.source.close();
      if (state.id) this.show(state);
      else this.say('failed', 'The server was started again, and nothing goes on. What was done is kept.');
    });
    this.source.addEventListener('error', () => {
      if (this.source.readyState !== EventSource.CLOSED) this.line.textContent = 'No answer; trying again.';
    });
  }

  show(state) {
    if (state.id !== this.id) {
      this.showOther(state);
      return;
    }
    const going = goesOn(state);
    this.go.disabled = going;
    for (const choice of this.form.elements.profile) {
      choice.disabled = going;
      if (going) choice.checked = choice.value === state.profile;
    }
    this.cancel.hidden = !going;
    this.cancel.disabled = state.phase === 'stopping';
    this.progress.hidden = state.all === 0 || state.phase === 'decided';
    this.progress.max = Math.max(1, state.all);
    this.progress.value = state.done;
    this.say(state.phase, says(state));
    if (state.phase === 'decided') this.showOutcome();
  }

  showOther(state) {
    if (goesOn(state)) {
      this.go.disabled = true;
      this.say('other', 'The experiment of another question goes on: ',
        element('a', { href: `${root}notes/${state.id}.html#run-here` }, state.question),
        ` (${state.profile} profile, ${state.done} of ${state.all} trials). One runs at a time.`);
    } else {
      this.go.disabled = false;
      this.say('idle', '');
    }
  }

  /** The verdicts as the server writes them for articles. */
  async showOutcome() {
    try {
      const response = await fetch(address(`${this.id}/outcome`));
      if (response.ok) {
        this.outcome.innerHTML = await response.text();
        this.place.dataset.outcome = 'shown';
      } else {
        this.say('failed', 'Another experiment was begun since; run this one again to see its verdicts.');
      }
    } catch (error) {
      this.trouble(error);
    }
  }
}

/** Makes the button of an article work, where the page has one. */
export async function mountRun() {
  const place = document.getElementById('run-here');
  if (!place) return;
  const bench = new Bench(place);
  place.hidden = false;
  await bench.join();
  place.dataset.ready = 'yes';
}
