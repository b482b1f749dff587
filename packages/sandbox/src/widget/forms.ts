import { postPath, signupPath, type SignupQuery } from '../protocol.ts';
import type { Cookies } from './cookies.ts';
import type { Frame, Frames } from './frames.ts';
import { filled } from './fields.ts';
import { known } from './known.ts';
import { type AddUser, createMagic } from './magic.ts';
import type { Popup } from './popup.ts';
import { createRaw } from './raw.ts';

/** The vendor's kinds of signup forms, which it finds by class. */
export interface Forms {
  /** Sets up the forms of the document. It may be called again: forms that are set up already stay as they are. */
  init: () => void;
}

export interface FormsOptions {
  document: Document;
  base: string;
  project: string;
  cookies: Cookies;
  frames: Frames;
  popup: Popup;
  addUser: AddUser;
}

export function createSignup({ document, base, project, cookies, frames, popup, addUser }: FormsOptions): Forms {
  const magic = createMagic(document, frames, addUser);
  const raw = createRaw(document, base + postPath(project), () => known(document, cookies));

  const hosted = (display: 'inline' | 'popup', element: Element): Frame => {
    const { origin } = document.location;
    const email = element.getAttribute('data-prefinery-prefill-email') ?? '';
    cookies.keepVisitor();
    const visitor = cookies.visitor() ?? '';
    const query = { display, version: '2', origin, visitor, email } satisfies SignupQuery;
    const fields = new URLSearchParams({ ...filled(Object.entries(query)), ...known(document, cookies) });
    return { path: `${signupPath(project)}?${fields.toString()}`, title: 'Signup form' };
  };

  const drawn = new WeakSet<HTMLIFrameElement>();

  /** Looks for the iframe, not for a mark on the element: apps empty an element to have it filled again. */
  const embed = (element: Element): void => {
    const iframe = element.querySelector('iframe') ?? document.createElement('iframe');
    if (drawn.has(iframe)) return;
    drawn.add(iframe);
    iframe.classList.add('prefinery-iframe');
    void frames.draw(element, hosted('inline', element), { iframe });
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
      magic.init();
      raw.init();
    },
  };
}
