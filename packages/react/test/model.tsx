/**
 * A model of who is here, for tests that do random things in a random order. It knows whom the browser session may belong
 * to, and so who may be shown and spoken for. What is fake or real below it is the business of the test: see `Service`.
 */
import { type Consent, createPrefinery, type Identity, type KnownIdentity, type Prefinery } from '@prefinery-kit/core';
import { QueryClient, dehydrate, hydrate } from '@tanstack/react-query';
import { fireEvent, render, type RenderResult } from '@testing-library/react';
import fc from 'fast-check';
import { Activity, StrictMode, useEffect } from 'react';
import { expect } from 'vitest';
import { EmbeddedReferralPage } from '../src/vendor-pages/EmbeddedReferralPage.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { useAddUser } from '../src/signup/useAddUser.ts';
import { useAuthenticateUser } from '../src/visitor/useAuthenticateUser.ts';
import { useLogoutUser } from '../src/visitor/useLogoutUser.ts';
import { useReferralPagePopup } from '../src/vendor-pages/useReferralPagePopup.ts';
import { useTriggerRewards } from '../src/sharing/useTriggerRewards.ts';
import { useUser } from '../src/visitor/useUser.ts';
import { PrefineryProvider, type PrefineryProviderProps } from '../src/provider/PrefineryProvider.tsx';

/** The service below the page: a fake, or a sandbox. */
export interface Service {
  options: { project: string; scriptUrl?: string; timeout?: number };
  /** Two users of the campaign, and a user of the app who is not in it, with what the app's server says of them. */
  people: Record<'leonard' | 'sheldon' | 'outsider', Identity & { email: string }>;
  /** An address that nobody has. */
  newcomer: () => string;
  /** The user of the browser session, or `null`. */
  session: () => Promise<string | null>;
  /** Whom commands since the last time named, that display a page or trigger rewards. */
  spokenFor: () => string[];
  /** Whom pages of the service in the document show. */
  drawn: (element: Element) => string[];
  /** Whether its pages are frames, which cannot be looked into. */
  hasFrames?: boolean;
  /** Closes the popup of the service, if it is open. */
  closePopup: () => void;
  /** Lets everything happen that can happen by itself. */
  pass: () => Promise<void>;
  /** Ends faults, and lets through what was held back. */
  mend: () => Promise<void>;
  /** The same visitor opens the page anew: cookies and the browser session stay. */
  reload: () => void;
}

type Person = keyof Service['people'];

/** Whose the browser session is, and whether it was begun for an identity of the app. `null` is nobody's. */
type Holder = { email: string; isApps: boolean } | null;

/** What the app says. `failing` is that its function fails. */
type Said = Person | null | undefined | 'failing';

/** How the app says it. */
const ways = ['object', 'promise', 'function'] as const;
type Way = (typeof ways)[number];

interface Change {
  /** Whether it is what the app says: then the last one wins. */
  isIdentity: boolean;
  /** Whose the session may be after it. */
  apply: (holder: Holder) => Holder[];
}

export class Model {
  /** Whose the session may have been when all was quiet last. */
  possible: Holder[] = [null];
  /** Who has tried to join. */
  joined = new Set<string>();
  /** What the app said last, apart from `undefined`. */
  said: Said;
  way: Way | undefined;
  /** Whether its function failed, and nothing has changed since. */
  isFailed = false;
  consent: Consent = 'granted';
  isBlocked = false;
  /** Whether what was asked for since then may not have happened. */
  isUnsure = false;
  /** What was asked for since then, and who was named. */
  changes: Change[] = [];
  named = new Set<string>();

  get isOut(): boolean {
    return this.isBlocked || this.consent !== 'granted';
  }

  /** Who may be shown and spoken for. */
  get allowed(): string[] {
    return [...this.named, ...this.possible.flatMap((holder) => holder?.email ?? [])];
  }

  change(email: string | null, apply: Change['apply'], isIdentity = false): void {
    if (email) this.named.add(email);
    this.changes.push({ isIdentity, apply });
    this.isUnsure ||= this.isOut;
    this.isFailed &&= isIdentity;
  }

  /** Works out whose the session may be once everything has happened. */
  settle(session: string | null): void {
    const last = this.changes.findLastIndex(({ isIdentity }) => isIdentity);
    this.changes.forEach(({ isIdentity, apply }, index) => {
      const isSure = !this.isUnsure && !(isIdentity && index < last);
      this.possible = this.possible.flatMap((holder) => [...(isSure ? [] : [holder]), ...apply(holder)]);
    });
    const emails = this.possible.map((holder) => holder?.email ?? null);
    expect(emails, 'whose the browser session may be').toContain(session);
    const found = this.possible.filter((holder) => (holder?.email ?? null) === session);
    this.possible = [...new Map(found.map((holder) => [holder?.isApps, holder])).values()];
    this.changes = [];
    this.named.clear();
    this.isUnsure = this.isOut;
  }
}

/** The page of an app, with everything that a visitor and the app can do on it. */
export class Page {
  client: Prefinery;
  identity: PrefineryProviderProps['identity'];
  key = 0;
  parts: 'hidden' | 'none' | 'visible' = 'none';
  queryClient = new QueryClient();
  first: RenderResult;
  second: RenderResult | null = null;
  act!: ReturnType<typeof useActs>;
  /** How many calls have not settled. */
  open = 0;
  /** Log-ins that answered another user than the one who was asked for. */
  mistaken: string[] = [];
  /** Who was drawn since the last look, be it for a moment. */
  private flashed = new Set<string>();
  private observer = new MutationObserver(() => this.drawn().forEach((email) => this.flashed.add(email)));

  service: Service;

  constructor(service: Service) {
    this.service = service;
    this.client = createPrefinery(service.options);
    this.first = render(this.drawFirst());
    this.observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  }

  private drawFirst() {
    const parts = (
      <>
        <Leaderboard />
        <EmbeddedReferralPage />
        <SignupForm action={false} success={({ email }) => <output>{email}</output>} />
      </>
    );
    return (
      <StrictMode>
        <PrefineryProvider key={this.key} client={this.client} queryClient={this.queryClient} identity={this.identity}>
          <Name />
          <Acts page={this} />
          {this.parts !== 'none' && (Activity ? <Activity mode={this.parts}>{parts}</Activity> : parts)}
        </PrefineryProvider>
      </StrictMode>
    );
  }

  /** Draws the first root as it is now. */
  draw(): void {
    this.first.rerender(this.drawFirst());
  }

  toggleSecond(): void {
    this.second?.unmount();
    const { options } = this.service;
    this.second = this.second
      ? null
      : render(
          <PrefineryProvider {...options}>
            <Name />
            <EmbeddedReferralPage />
          </PrefineryProvider>,
        );
  }

  join(email: string): void {
    const form = this.first.container.querySelector('[data-prefinery=signup-form]');
    const field = form?.querySelector<HTMLInputElement>('input[type=email]');
    // A visitor cannot type into a form that is hidden, and one that is on its way takes nobody else.
    if (!field || isHidden(field) || !/idle|error/.test(form?.getAttribute('data-state') ?? ''))
      return this.follow(this.act.add({ email }));
    fireEvent.change(field, { target: { value: email } });
    if (field.form) fireEvent.submit(field.form);
  }

  follow(call: Promise<unknown>): void {
    this.open++;
    const end = () => void this.open--;
    call.then(end, end);
  }

  /** A new page load. The app keeps its query cache on the disk. */
  async reload(): Promise<void> {
    const disk = structuredClone(dehydrate(this.queryClient));
    this.leave();
    this.service.reload();
    Object.assign(this, { identity: undefined, second: null, open: 0, queryClient: new QueryClient() });
    hydrate(this.queryClient, disk);
  }

  arrive(): void {
    this.client = createPrefinery(this.service.options);
    this.first = render(this.drawFirst());
  }

  leave(): void {
    this.first.unmount();
    this.second?.unmount();
  }

  end(): void {
    this.observer.disconnect();
    this.leave();
  }

  get roots(): Element[] {
    return [this.first.container, ...(this.second ? [this.second.container] : [])];
  }

  /** What each root says of who is here. */
  get names(): (string | null | undefined)[] {
    return this.roots.map((root) => root.querySelector('output')?.textContent);
  }

  /** Whom the visitor sees. */
  drawn(within = [document.body as Element]): string[] {
    return within.flatMap((element) => this.service.drawn(element));
  }

  /** Whom the visitor has seen since the last look, and whom commands have named. */
  look(): string[] {
    const seen = [...this.flashed, ...this.drawn(), ...this.service.spokenFor()];
    this.flashed.clear();
    // Nobody but the visitor closes it.
    this.service.closePopup();
    return seen;
  }

  /** The visitor presses every button that tries again. Answers whether there was one. */
  retry(): boolean {
    const buttons = [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Try again');
    for (const button of buttons) fireEvent.click(button);
    return buttons.length > 0;
  }
}

function useActs() {
  const { mutateAsync: add } = useAddUser();
  const { mutateAsync: logIn } = useAuthenticateUser();
  const { mutateAsync: logOut } = useLogoutUser();
  const { mutateAsync: trigger } = useTriggerRewards();
  const { open: popUp } = useReferralPagePopup();
  return { add, logIn, logOut: () => logOut(), buy: () => trigger({ event: 'purchase' }), popUp };
}

function Acts({ page }: { page: Page }) {
  const acts = useActs();
  useEffect(() => void Object.assign(page, { act: acts }));
  return null;
}

function Name() {
  const { data: user, error, refetch } = useUser();
  return (
    <>
      <output>{error && !user ? error.code : user === undefined ? 'pending' : (user?.email ?? 'anonymous')}</output>
      {error && (
        <button type="button" onClick={() => void refetch()}>
          Try again
        </button>
      )}
    </>
  );
}

/** Nothing was drawn, and nothing was sent, of a user whom the model does not allow. */
function checkUsers(model: Model, page: Page): void {
  const { allowed } = model;
  expect(
    page.look().filter((email) => !allowed.includes(email)),
    'who was shown or spoken for, and may not be',
  ).toEqual([]);
  expect(page.mistaken, 'who was answered').toEqual([]);
}

/** Lets everything come to its end, and holds the page against the model. */
export async function settle(model: Model, page: Page): Promise<void> {
  await page.service.mend();
  model.isBlocked = false;
  page.client.load();
  for (let turn = 0; turn < 3; turn++) {
    await page.service.pass();

    page.retry();
    await page.service.pass();
  }
  checkUsers(model, page);
  if (model.consent !== 'granted') return;
  expect(page.open, 'calls that have not settled').toBe(0);
  const session = await page.service.session();
  model.settle(session);
  checkAgreement(model, page, session);
}

function checkAgreement({ said }: Model, page: Page, session: string | null): void {
  const isRefused = said === 'failing' && page.names[0] === 'identity_failed';
  const shown = isRefused ? null : session;
  expect(page.names, 'who is here, by each root').toEqual(
    page.names.map(() => (isRefused ? 'identity_failed' : (session ?? 'anonymous'))),
  );
  const parts = page.roots.flatMap((root) => [
    ...root.querySelectorAll('[data-prefinery=leaderboard], [data-prefinery=referral-page]'),
  ]);
  for (const part of parts) {
    if (isHidden(part) || page.service.hasFrames) continue;
    expect(page.service.drawn(part), `who is in ${part.outerHTML}`).toEqual(shown ? [shown] : []);
  }
  const form = page.first.container.querySelector('[data-prefinery=signup-form][data-state=success]');
  if (form && !isHidden(form))
    expect(form.querySelector('output')?.textContent, 'who is told to be on the list').toBe(shown);
}

const isHidden = (element: Element) => element.closest('[style*="display: none"]') !== null;

export type Step = fc.AsyncCommand<Model, Page>;

export function step(
  name: string,
  run: (model: Model, page: Page) => void | Promise<void>,
  check: (model: Model) => boolean = () => true,
): Step {
  return {
    check,
    toString: () => name,
    async run(model, page) {
      taken.steps++;
      await run(model, page);
      await page.service.pass();
      checkUsers(model, page);
    },
  };
}

/** How many steps were taken. */
export const taken = { steps: 0 };

const nobody = (holder: Holder): Holder[] => [holder?.isApps ? null : holder];

function becomes(model: Model, said: Said, emailOf: (person: Person) => string): Change['apply'] {
  if (said === undefined || said === 'failing') return (holder) => [holder];
  const isAgain = model.said === said;
  return (holder) => {
    const again = isAgain ? [holder] : [];
    if (said === null) return [...again, ...nobody(holder)];
    const email = emailOf(said);
    const theirs: Holder = { email, isApps: true };
    if (holder?.email === email) return [holder, theirs];
    if (said !== 'outsider') return [...again, theirs];
    return [...again, null, ...(model.joined.has(email) ? [theirs] : [])];
  };
}

/** The app says who is logged in to it. */
function say(model: Model, page: Page, said: Said, way: Way): void {
  const { people } = page.service;
  const value: KnownIdentity = said && said !== 'failing' ? people[said] : said === null ? null : undefined;
  const isFunction = way === 'function' || said === 'failing';
  // As documented: where one function directly follows another, the provider has a key.
  if (isFunction && model.way === 'function' && !model.isFailed) page.key++;
  page.identity =
    said === 'failing'
      ? () => Promise.reject(new Error('offline'))
      : isFunction
        ? () => Promise.resolve(value)
        : way === 'promise'
          ? Promise.resolve(value)
          : value;
  const isNothing = said === undefined && !isFunction && way === 'object';
  const email = said && said !== 'failing' ? people[said].email : null;
  if (isNothing) return;
  model.change(
    email,
    becomes(model, said, (person) => people[person].email),
    true,
  );
  model.way = isFunction ? 'function' : way;
  model.isFailed = said === 'failing';
  if (said !== undefined) model.said = said;
  else if (model.said === 'failing') model.said = undefined;
}

const sayings = fc.record({
  said: fc.constantFrom<Said[]>('leonard', 'sheldon', 'outsider', null, undefined, 'failing'),
  way: fc.constantFrom(...ways),
});

const become = sayings.map(({ said, way }) =>
  step(`become ${said} (${way})`, async (model, page) => {
    const before = model.said;
    const shown = page.drawn(page.roots);
    say(model, page, said, way);
    page.draw();
    if (said === undefined || before === said) return;
    await page.service.pass();
    // The user who was shown before is no longer shown. A session that a visitor began by joining may outlive `null`.
    const others = page
      .drawn(page.roots)
      .filter((email) => shown.includes(email))
      .filter((email) => !said || said === 'failing' || email !== page.service.people[said].email);
    if (said !== null) expect(others, 'who is still shown').toEqual([]);
  }),
);

const join = fc.constantFrom('newcomer', 'outsider', 'leonard').map((who) =>
  step(`join as ${who}`, (model, page) => {
    const email = who === 'newcomer' ? page.service.newcomer() : page.service.people[who as Person].email;
    const isNew = who !== 'leonard' && !model.joined.has(email);
    model.joined.add(email);
    page.join(email);
    model.change(email, (holder) =>
      isNew ? [{ email, isApps: false }] : [holder, ...(who === 'leonard' ? [] : [{ email, isApps: false }])],
    );
  }),
);

const logIn = fc
  .record({
    who: fc.constantFrom<Person[]>('leonard', 'sheldon', 'outsider'),
    by: fc.constantFrom('hook', 'client'),
    isSigned: fc.boolean(),
  })
  .map(({ who, by, isSigned }) =>
    step(`log in ${who} by the ${by}${isSigned ? '' : ' without a signature'}`, (model, page) => {
      const { email, signature } = page.service.people[who];
      const identity = { email, signature: isSigned ? signature : undefined };
      const isMaybe = model.joined.has(email);
      const answer =
        by === 'hook' ? page.act.logIn(identity) : createPrefinery(page.service.options).authenticateUser(identity);
      page.follow(answer.then((user) => user.email !== email && page.mistaken.push(`${user.email} as ${email}`)));
      const theirs: Holder = { email, isApps: true };
      model.change(email, (holder) => {
        if (!isSigned) return holder?.email === email ? [holder, theirs] : [holder];
        return who !== 'outsider' ? [theirs] : isMaybe ? [holder, theirs] : [holder];
      });
    }),
  );

const logOut = fc.constantFrom('hook', 'client').map((by) =>
  step(`log out by the ${by}`, (model, page) => {
    page.follow(by === 'hook' ? page.act.logOut() : createPrefinery(page.service.options).logoutUser());
    model.change(null, () => [null]);
  }),
);

const acts = fc.constantFrom(
  step('trigger rewards', (_, page) => page.follow(page.act.buy())),
  step('popup', (_, page) => page.act.popUp()),
  step('second root comes or goes', (_, page) => page.toggleSecond()),
);

const parts = fc.constantFrom<Page['parts'][]>('visible', 'hidden', 'none').map((state) =>
  step(
    `parts: ${state}`,
    (_, page) => {
      page.parts = state;
      page.draw();
    },
    // React 18 can hide nothing.
    () => state !== 'hidden' || Activity !== undefined,
  ),
);

const quiet = step('quiet', settle);

const reload = sayings.map(({ said, way }) =>
  step(
    `new page load with ${said} (${way})`,
    async (model, page) => {
      await settle(model, page);
      await page.reload();
      Object.assign(model, { said: undefined, way: undefined });
      say(model, page, said, way);
      page.arrive();
    },
    ({ consent }) => consent === 'granted',
  ),
);

/** What can happen on any service. */
export const common = { become, join, logIn, logOut, acts, parts, quiet: fc.constant(quiet), reload };

export const consent = fc.constantFrom<Consent[]>('pending', 'denied', 'granted').map((answer) =>
  step(`consent ${answer}`, (model, page) => {
    model.consent = answer;
    model.isUnsure ||= answer !== 'granted';
    page.client.setConsent(answer);
  }),
);
