/**
 * A model of the browser session, for tests that take random steps in a random order. It knows which users the session
 * may have, and so which ones may be shown, or named in a command. The tests bring the service, fake or sandbox.
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
  users: Record<'leonard' | 'sheldon' | 'outsider', Identity & { email: string }>;
  /** An e-mail address that is not in the campaign yet. */
  newcomer: () => string;
  /** The address of the session's user, or `null`. */
  session: () => Promise<string | null>;
  /** The users that commands have named since the last call: those that display a page or trigger rewards. */
  namedUsers: () => string[];
  /** The users that are shown inside an element. */
  drawn: (element: Element) => string[];
  /** Whether the pages of the service are frames of another origin, which cannot be read. */
  hasFrames?: boolean;
  /** Closes the popup of the service, if it is open. */
  closePopup: () => void;
  /** Waits for everything that happens without another step. */
  pass: () => Promise<void>;
  /** Ends all faults, and sends the commands that were held back. */
  mend: () => Promise<void>;
  /** A new page load by the same visitor: cookies and the session stay. */
  reload: () => void;
}

type UserName = keyof Service['users'];

/** The user of the session, and whether an identity of the app started it. `null`: there is no session. */
type Holder = { email: string; isApps: boolean } | null;

/** The identity that the app gives. `failing`: its function rejects. */
type AppIdentity = UserName | null | undefined | 'failing';

/** The form in which the app gives it. */
const sourceKinds = ['object', 'promise', 'function'] as const;
type SourceKind = (typeof sourceKinds)[number];

interface Change {
  /** Whether the app has changed the identity. Of several such changes only the last one has to take effect. */
  isIdentity: boolean;
  /** The sessions that there may be after it. */
  apply: (holder: Holder) => Holder[];
}

export class Model {
  /** The sessions that there may have been at the last `settle`. */
  possible: Holder[] = [null];
  /** The addresses with which a visitor has tried to join. */
  joined = new Set<string>();
  /** The last identity of the app other than `undefined`. */
  identity: AppIdentity;
  kind: SourceKind | undefined;
  /** Whether the identity function has failed, and nothing has changed since. */
  isFailed = false;
  consent: Consent = 'granted';
  isBlocked = false;
  /** Whether the changes since the last `settle` may have had no effect, because of a fault or without consent. */
  isUnsure = false;
  /** The changes since the last `settle`, and the addresses in them. */
  changes: Change[] = [];
  named = new Set<string>();

  get isOut(): boolean {
    return this.isBlocked || this.consent !== 'granted';
  }

  /** The users that may be shown, or named in a command. */
  get allowed(): string[] {
    return [...this.named, ...this.possible.flatMap((holder) => holder?.email ?? [])];
  }

  change(email: string | null, apply: Change['apply'], isIdentity = false): void {
    if (email) this.named.add(email);
    this.changes.push({ isIdentity, apply });
    this.isUnsure ||= this.isOut;
    this.isFailed &&= isIdentity;
  }

  /** Computes the possible sessions once no command is in flight, and checks that the actual one is among them. */
  settle(session: string | null): void {
    const last = this.changes.findLastIndex(({ isIdentity }) => isIdentity);
    this.changes.forEach(({ isIdentity, apply }, index) => {
      const isSure = !this.isUnsure && !(isIdentity && index < last);
      this.possible = this.possible.flatMap((holder) => [...(isSure ? [] : [holder]), ...apply(holder)]);
    });
    const emails = this.possible.map((holder) => holder?.email ?? null);
    expect(emails, 'users that the session may have').toContain(session);
    const found = this.possible.filter((holder) => (holder?.email ?? null) === session);
    this.possible = [...new Map(found.map((holder) => [holder?.isApps, holder])).values()];
    this.changes = [];
    this.named.clear();
    this.isUnsure = this.isOut;
  }
}

/** The page of an app, with what a visitor and the app can do on it. */
export class Page {
  client: Prefinery;
  identity: PrefineryProviderProps['identity'];
  key = 0;
  parts: 'hidden' | 'none' | 'visible' = 'none';
  queryClient = new QueryClient();
  first: RenderResult;
  second: RenderResult | null = null;
  act!: ReturnType<typeof useActs>;
  /** How many calls are in flight. */
  open = 0;
  /** Log-ins that were answered with another user than the one in the command. */
  mistaken: string[] = [];
  /** The users that were shown since the last `look`, if only for a moment. */
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

  /** Rerenders the first root with the current fields. */
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
    // Nothing can be typed into a form that is hidden, or into one whose signup is in flight.
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

  /** A new page load. The app has persisted its query cache. */
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

  /** The state of `useUser` in each root. */
  get names(): (string | null | undefined)[] {
    return this.roots.map((root) => root.querySelector('output')?.textContent);
  }

  /** The users that the visitor sees. */
  drawn(within = [document.body as Element]): string[] {
    return within.flatMap((element) => this.service.drawn(element));
  }

  /** The users that the visitor has seen, and those that commands have named, since the last call. */
  look(): string[] {
    const seen = [...this.flashed, ...this.drawn(), ...this.service.namedUsers()];
    this.flashed.clear();
    // Only the visitor closes it.
    this.service.closePopup();
    return seen;
  }

  /** Presses every retry button. Returns whether there was one. */
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

/** Checks that no user was shown, or named in a command, that the model does not allow. */
function checkUsers(model: Model, page: Page): void {
  const { allowed } = model;
  expect(
    page.look().filter((email) => !allowed.includes(email)),
    'users that were shown or named, and must not be',
  ).toEqual([]);
  expect(page.mistaken, 'log-ins that were answered with another user').toEqual([]);
}

/** Ends all faults, waits until no command is in flight, and checks the page against the model. */
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

function checkAgreement({ identity }: Model, page: Page, session: string | null): void {
  const isRefused = identity === 'failing' && page.names[0] === 'identity_failed';
  const shown = isRefused ? null : session;
  expect(page.names, 'the user, in each root').toEqual(
    page.names.map(() => (isRefused ? 'identity_failed' : (session ?? 'anonymous'))),
  );
  const parts = page.roots.flatMap((root) => [
    ...root.querySelectorAll('[data-prefinery=leaderboard], [data-prefinery=referral-page]'),
  ]);
  for (const part of parts) {
    if (isHidden(part) || page.service.hasFrames) continue;
    expect(page.service.drawn(part), `users in ${part.outerHTML}`).toEqual(shown ? [shown] : []);
  }
  const form = page.first.container.querySelector('[data-prefinery=signup-form][data-state=success]');
  if (form && !isHidden(form))
    expect(form.querySelector('output')?.textContent, 'the user in the success message').toBe(shown);
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

const withoutAppSession = (holder: Holder): Holder[] => [holder?.isApps ? null : holder];

function becomes(model: Model, identity: AppIdentity, emailOf: (name: UserName) => string): Change['apply'] {
  if (identity === undefined || identity === 'failing') return (holder) => [holder];
  const isAgain = model.identity === identity;
  return (holder) => {
    const again = isAgain ? [holder] : [];
    if (identity === null) return [...again, ...withoutAppSession(holder)];
    const email = emailOf(identity);
    const theirs: Holder = { email, isApps: true };
    if (holder?.email === email) return [holder, theirs];
    if (identity !== 'outsider') return [...again, theirs];
    return [...again, null, ...(model.joined.has(email) ? [theirs] : [])];
  };
}

/** The app gives another identity to the provider. */
function giveIdentity(model: Model, page: Page, identity: AppIdentity, kind: SourceKind): void {
  const { users } = page.service;
  const value: KnownIdentity =
    identity && identity !== 'failing' ? users[identity] : identity === null ? null : undefined;
  const isFunction = kind === 'function' || identity === 'failing';
  // As documented, an app that replaces one identity function by another gives the provider a new key.
  if (isFunction && model.kind === 'function' && !model.isFailed) page.key++;
  page.identity =
    identity === 'failing'
      ? () => Promise.reject(new Error('offline'))
      : isFunction
        ? () => Promise.resolve(value)
        : kind === 'promise'
          ? Promise.resolve(value)
          : value;
  const isNothing = identity === undefined && !isFunction && kind === 'object';
  const email = identity && identity !== 'failing' ? users[identity].email : null;
  if (isNothing) return;
  model.change(
    email,
    becomes(model, identity, (name) => users[name].email),
    true,
  );
  model.kind = isFunction ? 'function' : kind;
  model.isFailed = identity === 'failing';
  if (identity !== undefined) model.identity = identity;
  else if (model.identity === 'failing') model.identity = undefined;
}

const identities = fc.record({
  identity: fc.constantFrom<AppIdentity[]>('leonard', 'sheldon', 'outsider', null, undefined, 'failing'),
  kind: fc.constantFrom(...sourceKinds),
});

const become = identities.map(({ identity, kind }) =>
  step(`become ${identity} (${kind})`, async (model, page) => {
    const before = model.identity;
    const shown = page.drawn(page.roots);
    giveIdentity(model, page, identity, kind);
    page.draw();
    if (identity === undefined || before === identity) return;
    await page.service.pass();
    // The previous user is no longer shown. Only `null` may leave a session, one that a signup started.
    const others = page
      .drawn(page.roots)
      .filter((email) => shown.includes(email))
      .filter((email) => !identity || identity === 'failing' || email !== page.service.users[identity].email);
    if (identity !== null) expect(others, 'users that are still shown').toEqual([]);
  }),
);

const join = fc.constantFrom('newcomer', 'outsider', 'leonard').map((who) =>
  step(`join as ${who}`, (model, page) => {
    const email = who === 'newcomer' ? page.service.newcomer() : page.service.users[who as UserName].email;
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
    who: fc.constantFrom<UserName[]>('leonard', 'sheldon', 'outsider'),
    by: fc.constantFrom('hook', 'client'),
    isSigned: fc.boolean(),
  })
  .map(({ who, by, isSigned }) =>
    step(`log in ${who} by the ${by}${isSigned ? '' : ' without a signature'}`, (model, page) => {
      const { email, signature } = page.service.users[who];
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
    // React 18 has no `<Activity>`.
    () => state !== 'hidden' || Activity !== undefined,
  ),
);

const quiet = step('quiet', settle);

const reload = identities.map(({ identity, kind }) =>
  step(
    `new page load with ${identity} (${kind})`,
    async (model, page) => {
      await settle(model, page);
      await page.reload();
      Object.assign(model, { identity: undefined, kind: undefined });
      giveIdentity(model, page, identity, kind);
      page.arrive();
    },
    ({ consent }) => consent === 'granted',
  ),
);

/** The steps that work with any service. */
export const common = { become, join, logIn, logOut, acts, parts, quiet: fc.constant(quiet), reload };

export const consent = fc.constantFrom<Consent[]>('pending', 'denied', 'granted').map((answer) =>
  step(`consent ${answer}`, (model, page) => {
    model.consent = answer;
    model.isUnsure ||= answer !== 'granted';
    page.client.setConsent(answer);
  }),
);
