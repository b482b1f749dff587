import { newUser } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import type { Frames } from './frames.ts';
import { type Fields, filled } from './fields.ts';
import type { Outcome } from './wire.ts';

/** Adds the user who filled in a form. */
export type AddUser = (data: Fields) => Promise<Outcome>;

/**
 * Forms of the page's own whose submit event is handled here. The vendor does not document what visitors see then. Our
 * choice: a success replaces the form by the hosted page, an error is shown in the form.
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

/** Takes the fields of `addUser` only: a page's own form may also hold a password. */
function fieldsOf(form: HTMLFormElement): Fields {
  const given = new FormData(form);
  return filled(Object.keys(newUser.entries).map((name) => [name, given.get(name)]));
}

const failure = v.object({ error: v.string(), status: v.optional(v.number()) });

function explain(answer: unknown): string {
  if (!v.is(failure, answer)) return 'That did not work. Please try again.';
  return answer.status === 403 ? 'This address has joined already.' : answer.error;
}

/** Shows an error as native form validation does, since a page's own form has no known place for it. */
function complain(form: HTMLFormElement, error: string): void {
  const email = form.elements.namedItem('email');
  if (!(email instanceof HTMLInputElement)) {
    console.error(`prefinery: a form of the class prefinery-magic-form has no field named "email". ${error}`);
    return;
  }
  email.setCustomValidity(error);
  email.reportValidity();
  // While a custom validity is set, the browser does not submit the form.
  for (const again of ['input', 'click']) {
    form.addEventListener(again, () => email.setCustomValidity(''), { once: true });
  }
}
