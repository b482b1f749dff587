import { newUser } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import type { Frames } from './frames.ts';
import { type Fields, filled } from './fields.ts';
import type { Outcome } from './wire.ts';

/** Adds the person who filled in a form. */
export type AddUser = (data: Fields) => Promise<Outcome>;

/**
 * Forms of the page's own that are captured when they are submitted. The vendor does not say what visitors see then.
 * Our choice is what the hosted form shows: that they have joined, in place of what was in the form, or why not.
 */
export function createMagic(document: Document, frames: Frames, addUser: AddUser): { init: () => void } {
  const join = async (form: HTMLFormElement): Promise<void> => {
    const outcome = await addUser(fieldsOf(form));
    if (!outcome.ok) complain(form, explain(outcome.answer));
    else if (outcome.frame !== undefined) await frames.draw(form, outcome.frame);
  };

  const captured = new WeakSet<HTMLFormElement>();

  const capture = (form: HTMLFormElement): void => {
    if (captured.has(form)) return;
    captured.add(form);
    let isJoining = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (isJoining) return;
      isJoining = true;
      void join(form).finally(() => {
        isJoining = false;
      });
    });
  };

  return {
    init() {
      for (const form of document.querySelectorAll<HTMLFormElement>('form.prefinery-magic-form')) capture(form);
    },
  };
}

/** Only what addUser knows: a page's own form may hold a password, which is nobody else's business. */
function fieldsOf(form: HTMLFormElement): Fields {
  const given = new FormData(form);
  return filled(Object.keys(newUser.entries).map((name) => [name, given.get(name)]));
}

const failure = v.object({ error: v.string(), status: v.optional(v.number()) });

function explain(answer: unknown): string {
  if (!v.is(failure, answer)) return 'That did not work. Please try again.';
  return answer.status === 403 ? 'This address has joined already.' : answer.error;
}

/** In the browser's own way: the form has no place that is known to be for it. */
function complain(form: HTMLFormElement, error: string): void {
  const email = form.elements.namedItem('email');
  if (!(email instanceof HTMLInputElement)) {
    console.error(`prefinery: a form of the class prefinery-magic-form has no field named "email". ${error}`);
    return;
  }
  email.setCustomValidity(error);
  email.reportValidity();
  // As long as it stands, browsers let nobody try again.
  for (const again of ['input', 'click']) {
    form.addEventListener(again, () => email.setCustomValidity(''), { once: true });
  }
}
