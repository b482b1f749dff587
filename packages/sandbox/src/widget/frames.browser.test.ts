import { nanoid } from 'nanoid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionHeader } from '../protocol.ts';
import { createWidget } from './widget.ts';

/** A page for the iframes, from the test's own server. */
const base = location.origin;
const frame = { path: '/favicon.ico', title: 'Leaderboard' };

const deadline = () => new AbortController().signal;

const widget = (fetch: () => Promise<Response> = async () => Response.json({ frame })) =>
  createWidget({ base, project: 'abcd1234', document, fetch, deadline });

const embed = (prefinery = widget(), id = 'board') =>
  new Promise<unknown>((resolve) => prefinery('embedLeaderboard', { dom_id: id }, resolve));

const board = () => {
  const element = document.getElementById('board');
  if (element === null) throw new Error('The test has no element to draw into');
  return element;
};

const iframe = () => {
  const [found, ...others] = board().querySelectorAll('iframe');
  if (found === undefined || others.length > 0) throw new Error(`Expected one iframe: ${board().innerHTML}`);
  return found;
};

/** How many message listeners were added in this test and not removed. */
const listeners = () => {
  const ofMessages = ([type]: unknown[]) => type === 'message';
  const added = vi.mocked(window.addEventListener).mock.calls.filter(ofMessages);
  return added.length - vi.mocked(window.removeEventListener).mock.calls.filter(ofMessages).length;
};

beforeEach(() => {
  document.body.innerHTML = '<div id="board">Waiting</div>';
  vi.spyOn(window, 'addEventListener');
  vi.spyOn(window, 'removeEventListener');
});

afterEach(async () => {
  document.body.innerHTML = '';
  await vi.waitFor(() => expect(listeners()).toBe(0));
});

describe('embedLeaderboard', () => {
  it('draws a titled iframe as wide as its element, and calls back once it has loaded', async () => {
    expect(await embed()).toBeUndefined();
    expect(board().textContent).toBe('');
    expect(iframe()).toHaveAttribute('title', 'Leaderboard');
    expect(iframe()).toHaveAttribute('src', `${base}/favicon.ico`);
    expect(iframe().contentDocument?.readyState).toBe('complete');
    expect(iframe().getBoundingClientRect().width).toBe(board().getBoundingClientRect().width);
    expect(getComputedStyle(iframe()).borderTopWidth).toBe('0px');
  });

  it('replaces the previous iframe', async () => {
    const prefinery = widget();
    await embed(prefinery);
    const before = iframe();
    await embed(prefinery);
    expect(iframe()).not.toBe(before);
    expect(listeners()).toBe(1);
  });

  it('answers both calls if the second draws before the first has loaded', async () => {
    const prefinery = widget();
    const both = Promise.all([embed(prefinery), embed(prefinery)]);
    expect(await both).toEqual([{ error: expect.stringContaining('"board"'), status: 0 }, undefined]);
  });

  it('names a missing element, and draws nothing', async () => {
    expect(await embed(widget(), 'nowhere')).toEqual({ error: expect.stringContaining('"nowhere"'), status: 0 });
    expect(document.querySelector('iframe')).toBeNull();
    expect(listeners()).toBe(0);
  });

  it('draws nothing into an element that was removed before the answer', async () => {
    const element = board();
    const answer = await embed(
      widget(async () => {
        element.remove();
        return Response.json({ frame });
      }),
    );
    expect(answer).toEqual({ error: expect.stringContaining('"board"'), status: 0 });
    expect(element.querySelector('iframe')).toBeNull();
    expect(listeners()).toBe(0);
  });

  it('draws nothing when the sandbox refuses', async () => {
    const refusal = { answer: { error: 'Forbidden', status: 403 } };
    expect(await embed(widget(async () => Response.json({ ...refusal, status: 403 })))).toEqual(refusal.answer);
    expect(board().textContent).toBe('Waiting');
  });

  it('removes its listeners with the iframe, a hundred times', async () => {
    const prefinery = widget();
    for (let visit = 0; visit < 100; visit++) {
      await embed(prefinery);
      expect(listeners()).toBe(1);
      board().replaceChildren();
    }
    await vi.waitFor(() => expect(listeners()).toBe(0));
  });

  it('uses one listener for many elements', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div id="other"></div>');
    const prefinery = widget();
    await Promise.all([embed(prefinery), embed(prefinery, 'other')]);
    expect(listeners()).toBe(1);
    board().remove();
    await vi.waitFor(() => expect(listeners()).toBe(1));
  });
});

describe('the height of an iframe', () => {
  const size = { type: 'prefinery-sandbox:size', height: 431.5 };
  const tell = (message: Partial<MessageEventInit>) =>
    window.dispatchEvent(
      new MessageEvent('message', { origin: base, source: iframe().contentWindow, data: size, ...message }),
    );

  beforeEach(async () => {
    await embed();
  });

  it('is that of its content', () => {
    tell({});
    expect(iframe().style.height).toBe('432px');
  });

  it.each([
    ['from another origin', { origin: 'https://elsewhere.test' }],
    ['from another window', { source: window }],
    ['without a source', { source: null }],
    ['without a height', { data: { type: 'prefinery-sandbox:size' } }],
    ['with a negative height', { data: { ...size, height: -1 } }],
    ['with an infinite height', { data: { ...size, height: Infinity } }],
    ['of another kind', { data: { ...size, type: 'resize' } }],
    ['that is a string', { data: '431' }],
  ])('ignores a message %s', (_, message) => {
    tell(message);
    expect(iframe().style.height).toBe('');
  });
});

describe('a signup in an iframe', () => {
  const joined = { type: 'prefinery-sandbox:joined', session: 'token' };
  const headers: Headers[] = [];
  const fetch = async (_input: unknown, init?: RequestInit) => {
    headers.push(new Headers(init?.headers));
    return Response.json({ frame });
  };
  const session = async (message: MessageEventInit) => {
    const prefinery = createWidget({ base, project: nanoid(), document, fetch, deadline });
    await embed(prefinery);
    window.dispatchEvent(
      new MessageEvent('message', { origin: base, source: iframe().contentWindow, data: joined, ...message }),
    );
    await embed(prefinery);
    return headers.at(-1)?.get(sessionHeader);
  };

  it('changes the session for later calls', async () => {
    expect(await session({})).toBe('token');
  });

  it.each([
    ['from another origin', { origin: 'https://elsewhere.test' }],
    ['from another window', { source: window }],
    ['without a session', { data: { ...joined, session: '' } }],
  ])('is ignored in a message %s', async (_, message) => {
    expect(await session(message)).toBeNull();
  });
});
