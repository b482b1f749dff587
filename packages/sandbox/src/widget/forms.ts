import { newUser } from '@prefinery-kit/core/contract';
import { signupPath, type SignupQuery } from '../protocol.ts';
import type { Cookies } from './cookies.ts';
import type { Frame, Frames } from './frames.ts';
import type { Popup } from './popup.ts';

/** The vendor's ways of putting a signup form into a page, known by the class of an element. */
export interface Forms {
  /** Sets up what it finds in the document. What is set up already stays as it is. */
  init: () => void;
}

export interface FormsOptions {
  document: Document;
  project: string;
  cookies: Cookies;
  frames: Frames;
  popup: Popup;
  /** Adds the person who filled in a form of the page's own. */
  addUser: (data: object) => void;
}

const utm = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

export function createForms({ document, project, cookies, frames, popup, addUser }: FormsOptions): Forms {
  /** What the page knows about its visitor, under the names of the vendor's hidden inputs. */
  const known = (): Fields => {
    const query = new URLSearchParams(document.location.search);
    return filled([
      ['referrer', document.referrer],
      ['referral_token', cookies.referrerCode()],
      ...utm.map((name) => [name, query.get(name)] as const),
    ]);
  };

  const hosted = (display: 'inline' | 'popup', element: Element): Frame => {
    const { origin } = document.location;
    const email = element.getAttribute('data-prefinery-prefill-email') ?? '';
    const query = { display, version: '2', origin, email } satisfies SignupQuery;
    const fields = new URLSearchParams({ ...filled(Object.entries(query)), ...known() });
    return { path: `${signupPath(project)}?${fields.toString()}`, title: 'Signup form' };
  };

  const drawn = new WeakSet<HTMLIFrameElement>();

  /** Asks for the iframe, not for the element: apps empty an element and have it filled again. */
  const embed = (element: Element): void => {
    const iframe = element.querySelector('iframe') ?? document.createElement('iframe');
    if (drawn.has(iframe)) return;
    drawn.add(iframe);
    iframe.classList.add('prefinery-iframe');
    void frames.draw(element, hosted('inline', element), { iframe });
  };

  const captured = new WeakSet<HTMLFormElement>();

  const capture = (form: HTMLFormElement): void => {
    if (captured.has(form)) return;
    captured.add(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      addUser(fieldsOf(form));
    });
  };

  /** The form is posted by the browser. What the page itself has filled in stands. */
  const fill = (form: HTMLFormElement): void => {
    for (const [name, value] of Object.entries(known())) {
      const input = form.elements.namedItem(name);
      if (input instanceof HTMLInputElement && input.type === 'hidden' && input.value === '') input.value = value;
    }
  };

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.prefinery-form-cta') : null;
    if (button === null) return;
    event.preventDefault();
    void popup.claim()(hosted('popup', button));
  });

  return {
    init() {
      for (const element of document.querySelectorAll('.prefinery-form-embed')) embed(element);
      for (const form of document.querySelectorAll<HTMLFormElement>('form.prefinery-magic-form')) capture(form);
      for (const form of document.querySelectorAll<HTMLFormElement>('form.pfy-signup-form')) fill(form);
    },
  };
}

/** Only what addUser knows: a page's own form may hold a password, which is nobody else's business. */
function fieldsOf(form: HTMLFormElement): Fields {
  const given = new FormData(form);
  return filled(Object.keys(newUser.entries).map((name) => [name, given.get(name)]));
}

type Fields = Record<string, string>;

const filled = (fields: (readonly [name: string, value: unknown])[]): Fields => {
  const kept: Fields = {};
  for (const [name, value] of fields) if (typeof value === 'string' && value !== '') kept[name] = value;
  return kept;
};
