import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createCookies } from './cookies.ts';
import { createSignup, type Forms } from './forms.ts';
import { createFrames } from './frames.ts';
import type { AddUser } from './magic.ts';
import { createPopup, type Popup } from './popup.ts';
import { failed } from './wire.ts';

const base = location.origin;
const { href } = location;
let projects = 0;
let project: string;
let popup: Popup;
let forms: Forms;
let addUser: ReturnType<typeof vi.fn<AddUser>>;

const element = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`No ${selector} in ${document.body.innerHTML}`);
  return found;
};
const inline = (): HTMLIFrameElement => {
  const [iframe, ...others] = document.querySelectorAll('iframe');
  if (iframe === undefined || others.length > 0) throw new Error(`Expected one iframe: ${document.body.innerHTML}`);
  return iframe;
};
const popups = () => [...document.body.children].flatMap((child) => child.shadowRoot ?? []);
const popupPage = () => popups()[0]?.querySelector('iframe') ?? null;

/** The query of an iframe's address, without what differs between machines. */
const asked = (iframe: HTMLIFrameElement | null) => {
  const { origin, pathname, searchParams } = new URL(iframe?.src ?? '');
  searchParams.delete('referrer');
  searchParams.delete('visitor');
  return { address: origin + pathname, query: Object.fromEntries(searchParams) };
};

beforeEach(() => {
  history.replaceState(null, '', '/');
  vi.spyOn(document, 'addEventListener');
  project = `forms${++projects}`;
  const cookies = createCookies(document, project);
  const frames = createFrames({ document, base, onJoined: () => {} });
  popup = createPopup(document, frames);
  addUser = vi.fn<AddUser>(async () => ({ ok: true, answer: {}, frame: { path: '/favicon.ico', title: 'Welcome' } }));
  forms = createSignup({ document, base, project, cookies, frames, popup, addUser });
});

afterEach(() => {
  popup.close();
  // A page has one widget. The page of these tests has had many.
  for (const [type, listener] of vi.mocked(document.addEventListener).mock.calls) {
    document.removeEventListener(type, listener);
  }
  document.body.innerHTML = '';
  history.replaceState(null, '', href);
});

const write = (html: string) => {
  document.body.innerHTML = html;
};

describe('prefinery-form-embed', () => {
  it('gets an iframe with the form, of its own width, with the visitor’s parameters', () => {
    history.replaceState(null, '', '/?utm_source=news&utm_term=');
    createCookies(document, project).keepReferrerCode('leonard981');
    write('<div class="prefinery-form-embed" data-prefinery-prefill-email="a+b@x.com">Waiting</div>');
    forms.init();
    const iframe = inline();
    expect(asked(iframe)).toEqual({
      address: `${base}/projects/${project}/users/new`,
      query: {
        display: 'inline',
        version: '2',
        origin: location.origin,
        email: 'a+b@x.com',
        referral_token: 'leonard981',
        utm_source: 'news',
      },
    });
    expect(new URL(iframe.src).searchParams.get('referrer')).toBeNull();
    expect(new URL(iframe.src).searchParams.get('visitor')).toBe(createCookies(document, project).visitor());
    expect(iframe.parentElement).toBe(element('.prefinery-form-embed'));
    expect(iframe).toHaveClass('prefinery-iframe');
    expect(iframe).toHaveAttribute('title', 'Signup form');
    expect(iframe.clientWidth).toBe(element('.prefinery-form-embed').clientWidth);
    expect(element('.prefinery-form-embed').textContent).toBe('');
  });

  it('is as tall as the form', async () => {
    write('<div class="prefinery-form-embed"></div>');
    forms.init();
    const iframe = inline();
    const data = { type: 'prefinery-sandbox:size', height: 210.2 };
    window.dispatchEvent(new MessageEvent('message', { origin: base, source: iframe.contentWindow, data }));
    expect(iframe.style.height).toBe('211px');
  });

  it('keeps an iframe that was pasted into it, and points it at this sandbox', async () => {
    write(
      `<div class="prefinery-form-embed"><iframe class="prefinery-iframe" src="${base}/favicon.ico"></iframe></div>`,
    );
    const pasted = inline();
    await new Promise((resolve) => pasted.addEventListener('load', resolve, { once: true }));
    const entries = history.length;
    const loaded = new Promise((resolve) => pasted.addEventListener('load', resolve, { once: true }));
    forms.init();
    expect(inline()).toBe(pasted);
    expect(asked(pasted)).toMatchObject({ address: `${base}/projects/${project}/users/new` });
    expect(pasted).toHaveAttribute('title', 'Signup form');
    await loaded;
    expect(history.length).toBe(entries);
  });

  it('is filled once, however often initForms is called', async () => {
    write('<div class="prefinery-form-embed"></div>');
    forms.init();
    const iframe = inline();
    const loads = vi.fn();
    iframe.addEventListener('load', loads);
    await vi.waitFor(() => expect(loads).toHaveBeenCalledOnce());
    const page = iframe.contentWindow;
    forms.init();
    expect(inline()).toBe(iframe);
    expect(iframe.contentWindow).toBe(page);
  });

  it('is filled again after an app has replaced or emptied it', () => {
    write('<div class="prefinery-form-embed"></div>');
    forms.init();
    document.body.insertAdjacentHTML('beforeend', '<div class="prefinery-form-embed"></div>');
    element('.prefinery-form-embed').innerHTML = '';
    forms.init();
    expect(document.querySelectorAll('.prefinery-form-embed > iframe')).toHaveLength(2);
  });
});

describe('prefinery-form-cta', () => {
  it('opens the form in the popup, also if added later', async () => {
    forms.init();
    write('<a href="#nowhere" class="prefinery-form-cta" data-prefinery-prefill-email="amy@x.com"><b>Join</b></a>');
    await userEvent.click(element('b'));
    expect(asked(popupPage())).toEqual({
      address: `${base}/projects/${project}/users/new`,
      query: { display: 'popup', version: '2', origin: location.origin, email: 'amy@x.com' },
    });
    expect(location.hash).toBe('');
  });

  it('opens it once, however often initForms is called', async () => {
    write('<button class="prefinery-form-cta">Join</button>');
    forms.init();
    forms.init();
    const claim = vi.spyOn(popup, 'claim');
    await userEvent.click(element('button'));
    expect(claim).toHaveBeenCalledOnce();
    expect(popups()).toHaveLength(1);
  });

  it('does not handle other clicks', async () => {
    write('<a href="#somewhere">Read more</a>');
    forms.init();
    await userEvent.click(element('a'));
    expect(popups()).toEqual([]);
    expect(location.hash).toBe('#somewhere');
  });
});

describe('prefinery-magic-form', () => {
  const page = `
    <form class="prefinery-magic-form" action="#native">
      <input name="email" value="amy@x.com"><input name="first_name" value="Amy"><input name="city" value="">
      <input name="password" type="password" value="secret"><input value="nameless">
      <button name="custom_var1" value="pressed">Join</button>
    </form>`;

  it('adds the user with the fields of addUser, and is not submitted elsewhere', async () => {
    write(page);
    forms.init();
    await userEvent.click(element('button'));
    expect(addUser).toHaveBeenCalledExactlyOnceWith({ email: 'amy@x.com', first_name: 'Amy' });
    expect(location.hash).toBe('');
  });

  it('adds the user once, however often initForms is called', async () => {
    write(page);
    forms.init();
    forms.init();
    await userEvent.click(element('button'));
    expect(addUser).toHaveBeenCalledOnce();
  });

  it('is replaced by the page that says that the user has joined', async () => {
    write(page);
    forms.init();
    await userEvent.click(element('button'));
    await vi.waitFor(() => expect(inline().src).toBe(`${base}/favicon.ico`));
    expect(inline()).toHaveAttribute('title', 'Welcome');
    expect([...element('form').children]).toEqual([inline()]);
  });

  it('adds the user once, however often it is submitted meanwhile', async () => {
    write(page);
    forms.init();
    let answer: (outcome: Awaited<ReturnType<AddUser>>) => void = () => {};
    addUser.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await userEvent.click(element('button'));
    await userEvent.click(element('button'));
    expect(addUser).toHaveBeenCalledOnce();
    answer(failed('The sandbox is asleep.'));
    await vi.waitFor(() => expect(element('[name=email]')).toBeInvalid());
    await userEvent.click(element('button'));
    expect(addUser).toHaveBeenCalledTimes(2);
  });

  it.each<[string, Awaited<ReturnType<AddUser>>, string]>([
    ['a known e-mail address', failed('Forbidden', 403), 'This address has joined already.'],
    ['a limit', failed('Too many have joined from here.', 422), 'Too many have joined from here.'],
    ['an answer without an error', { ok: false, answer: undefined }, 'That did not work. Please try again.'],
  ])('shows an error, with %s, until the visitor edits or clicks', async (_, outcome, message) => {
    write(page);
    forms.init();
    addUser.mockResolvedValueOnce(outcome);
    const field = document.querySelector<HTMLInputElement>('[name=email]');
    await userEvent.click(element('button'));
    await vi.waitFor(() => expect(field?.validationMessage).toBe(message));
    await userEvent.fill(element('[name=email]'), 'bob@x.com');
    expect(field?.validationMessage).toBe('');
    await userEvent.click(element('button'));
    expect(addUser).toHaveBeenLastCalledWith({ email: 'bob@x.com', first_name: 'Amy' });
  });

  it('logs an error if the form has no field for the e-mail address', async () => {
    write('<form class="prefinery-magic-form"><button>Join</button></form>');
    forms.init();
    addUser.mockResolvedValueOnce(failed('addUser: email: it is missing.', 400));
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
    await userEvent.click(element('button'));
    await vi.waitFor(() => expect(complain).toHaveBeenCalledWith(expect.stringMatching(/"email".*it is missing/)));
  });
});

describe('pfy-signup-form', () => {
  const page = `
    <form class="pfy-signup-form" action="#native">
      <input name="user[profile][email]" value="amy@x.com">
      <input type="hidden" name="referrer"><input type="hidden" name="referral_token">
      <input type="hidden" name="utm_source"><input type="hidden" name="utm_medium" value="mine">
      <input name="utm_term"><button>Join</button>
    </form>`;
  const value = (name: string) => new FormData(document.querySelector('form') ?? undefined).get(name);

  it('gets the visitor’s parameters in its empty hidden inputs', () => {
    history.replaceState(null, '', '/?utm_source=news&utm_medium=mail&utm_term=shoes&utm_content=none');
    createCookies(document, project).keepReferrerCode('leonard981');
    write(page);
    forms.init();
    forms.init();
    expect({ source: value('utm_source'), code: value('referral_token') }).toEqual({
      source: 'news',
      code: 'leonard981',
    });
    expect(value('referrer')).toBe('');
    expect(value('utm_medium')).toBe('mine');
    // Not in a visible input, which is for the visitor to fill in.
    expect(value('utm_term')).toBe('');
    expect(document.querySelector('[name="utm_content"]')).toBeNull();
  });

  it.each([
    ['https://i.prefinery.com/projects/live1234/users/post', '/projects/PROJECT/users/post'],
    ['//shop.prefinery.com/projects/live1234/users/post?lang=en', '/projects/PROJECT/users/post?lang=en'],
    [
      'https://i.prefinery.com/projects/live1234/users/posted',
      'https://i.prefinery.com/projects/live1234/users/posted',
    ],
    [
      'https://prefinery.com.evil.example/projects/a/users/post',
      'https://prefinery.com.evil.example/projects/a/users/post',
    ],
    ['/join', '/join'],
  ])('with the action %s is posted to %s', (action, expected) => {
    write(page.replace('#native', action));
    forms.init();
    expect(element('form')).toHaveAttribute('action', expected.replace(/^.*PROJECT/, `${base}/projects/${project}`));
  });

  it('is not posted to the vendor if added later, either', async () => {
    forms.init();
    write(page.replace('#native', 'https://i.prefinery.com/projects/live1234/users/post'));
    window.addEventListener('submit', (event) => event.preventDefault(), { once: true });
    await userEvent.click(element('button'));
    expect(element('form')).toHaveAttribute('action', `${base}/projects/${project}/users/post`);
  });

  it('is sent by the browser', async () => {
    write(page);
    forms.init();
    const submit = vi.fn((event: Event) => {
      const { defaultPrevented } = event;
      event.preventDefault();
      return defaultPrevented;
    });
    window.addEventListener('submit', submit, { once: true });
    await userEvent.click(element('button'));
    expect(submit).toHaveReturnedWith(false);
    expect(addUser).not.toHaveBeenCalled();
  });
});
