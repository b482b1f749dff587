import { cookieName, readCookie } from '../cookie.ts';
import { type Outline, outlineOf } from '../outline.ts';
import type { PageReport } from '../report.ts';
import type { Fact, Step } from '../steps.ts';
import { boardColumns, nameOnBoard } from './board.ts';
import { type Call, openStage, type Stage, type StageOptions } from './stage.ts';

export interface Plan extends StageOptions {
  /** The host of the script. */
  host: string;
  /** Two addresses that are not on the list yet, or `null` to change nothing. */
  addresses: readonly [string, string] | null;
  /** Returns the right signature of an identifier, or `null` without the project's secret. */
  sign: (identifier: string) => Promise<string | null>;
  /** Returns the HTML of a page that the script has drawn in a frame, or `null` if it is not to be had. */
  readPage: (address: string) => Promise<string | null>;
  onStep: (step: Step | Fact) => void;
}

/** The first address is on the list already, so what happens to a new user cannot be seen. */
export class KnownAddress extends Error {}

const wrong = '0'.repeat(64);
/** No mail can be delivered to it (RFC 2606), so it is on no list. */
const unknown = 'prefinery-kit-probe@nowhere.invalid';
const firstName = 'Probing';
const lastName = 'Kitson';

/** Runs the steps one after the other. What it returns contains no data of people. */
export async function observe(plan: Plan): Promise<PageReport> {
  const { project, addresses, sign, onStep, readPage } = plan;
  const pending = new Map<Step, { call: Call; markup?: Outline[]; page?: Outline[] }>();
  const facts: PageReport['facts'] = {};
  const stages: Stage[] = [];
  const hosts = new Set<string>();
  const writes: string[] = [];

  const open = async (query = ''): Promise<Stage> => {
    const stage = await openStage(query, plan);
    stages.push(stage);
    return stage;
  };
  const close = (stage: Stage): void => {
    for (const host of stage.hosts()) hosts.add(host);
    writes.push(...stage.cookieWrites());
    stage.close();
  };
  const tell = (fact: Fact, value: string | number | boolean): void => {
    onStep(fact);
    facts[fact] = value;
  };
  const call = async (step: Step, stage: Stage, data?: unknown): Promise<unknown> => {
    onStep(step);
    const made = await stage.call(step.split('.', 1).join(''), data);
    pending.set(step, { call: made });
    return made.value;
  };
  /** The page in the first of some frames. Frames of another origin cannot be read in place. */
  const pageIn = async ([address]: readonly string[]): Promise<Document | null> => {
    const html = address === undefined ? null : await readPage(address);
    return html === null ? null : new DOMParser().parseFromString(html, 'text/html');
  };
  const outlines = (page: Document | null): { page?: Outline[] } =>
    page === null ? {} : { page: [...page.body.children].map((element) => outlineOf(element, project)) };
  /** Returns what the command has drawn: the page in its frame, or else the element. */
  const draw = async (step: Step, stage: Stage): Promise<ParentNode> => {
    onStep(step);
    const dom_id = stage.place();
    const made = await stage.call(step.split('.', 1).join(''), { dom_id });
    const page = await pageIn(stage.frames(dom_id));
    pending.set(step, { call: made, markup: stage.drawn(dom_id), ...outlines(page) });
    return page ?? stage.document.getElementById(dom_id) ?? stage.document;
  };
  const popUp = async (step: Step, stage: Stage): Promise<void> => {
    onStep(step);
    const made = await stage.call('popupReferralPage');
    pending.set(step, { call: made, markup: stage.drawn(), ...outlines(await pageIn(stage.frames())) });
    await stage.call('closeReferralPage');
  };

  // What an earlier run has left.
  forget(project);
  const stage = await open();
  const script = { host: plan.host, runs: stage.runs, globals: stage.globals, hosts: [] as string[] };
  tell('script.replacesStub', stage.runs);
  if (!stage.runs) {
    close(stage);
    return { script, parts: [], calls: {}, facts, cookies: [], storage: [] };
  }
  const isSigned = (await sign(unknown)) !== null;
  pending.set('script.queue', { call: stage.queued });
  // These wait for nothing of each other, and some may never be answered.
  await Promise.all([
    call('getUser.anonymous', stage),
    call('getReferralCode.anonymous', stage),
    call('getReferrerCode.anonymous', stage),
    call('getUser.unsigned', stage, { email: unknown }),
    draw('embedLeaderboard.anonymous', stage).then(tellColumns),
    draw('embedReferralPage.anonymous', stage),
    call('recordFormImpression.anonymous', stage),
    call('authenticateUser.wrong', stage, { email: unknown, signature: wrong }),
    ...(isSigned ? [call('getUser.unknown', stage, { email: unknown, signature: await sign(unknown) })] : []),
  ]);
  await popUp('popupReferralPage.anonymous', stage);
  await call('logoutUser.anonymous', stage);
  close(stage);

  const forms = await open('?part=forms&utm_source=probe');
  await forms.call('initForms').catch(() => undefined);
  tell('form.filled', filledInputs(forms.document).join(', ') || 'none');
  tell('form.embed', forms.document.querySelector('.prefinery-form-embed')?.children.length !== 0);
  close(forms);

  await land('zzzz1');
  await land('zzzz2');
  tell('landing.kept', await keptOf(['zzzz1', 'zzzz2']));
  forget(project);

  if (addresses !== null) await write(addresses);
  forget(project);

  return {
    script: { ...script, hosts: [...hosts].toSorted() },
    parts: ['reads', ...(isSigned ? ['signed' as const] : []), ...(addresses ? ['writes' as const] : [])],
    calls: Object.fromEntries([...pending].map(([step, { call, ...drawn }]) => [step, { ...call.read(), ...drawn }])),
    facts,
    cookies: cookiesOf(writes, project),
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].map((name) => cookieName(name, project)),
  };

  /** An empty list has no columns. */
  function tellColumns(board: ParentNode): void {
    const columns = boardColumns(board);
    if (columns !== null) tell('leaderboard.columns', columns);
  }

  /** Visits a page by a referral link. */
  async function land(code: string): Promise<void> {
    close(await open(`?r=${encodeURIComponent(code)}`));
  }

  /** Which of two referrers the script has kept. */
  async function keptOf([first, last]: readonly [string, string]): Promise<string> {
    const later = await open();
    const { value } = await later.call('getReferrerCode');
    close(later);
    // A service may not tell codes that it does not know.
    const kept = new Set<unknown>([value, referrerCookie()]);
    if (kept.has(first)) return 'the first';
    if (kept.has(last)) return 'the last';
    return value === null || value === undefined ? 'none' : 'another answer';
  }

  async function write([first, second]: readonly [string, string]): Promise<void> {
    const member = await open();
    const added = await call('addUser.new', member, { email: first, first_name: firstName, last_name: lastName });
    if (!isObject(added) || 'error' in added) {
      close(member);
      throw new KnownAddress();
    }
    await call('getUser.session', member);
    const code = await call('getReferralCode.session', member);
    await call('getUser.wrongSignature', member, { email: first, signature: wrong });
    // A change, so that a webhook is sent for it, too.
    await call('addUser.again', member, { email: first, custom_var1: 'prefinery-kit-probe' });
    const board = await draw('embedLeaderboard.session', member);
    tellColumns(board);
    tell('leaderboard.name', nameOnBoard(board, { firstName, lastName, email: first }));
    await draw('embedReferralPage.session', member);
    await popUp('popupReferralPage.session', member);
    await call('triggerRewards.session', member, { event: 'prefinery-kit-probe' });
    await call('logoutUser', member);
    await call('getUser.afterLogout', member);
    await Promise.all([
      call('addUser.known', member, { email: first }),
      call('getUser.named', member, { email: first }),
    ]);
    if (isSigned) {
      const signed = { email: first, signature: await sign(first) };
      await call('getUser.signed', member, signed);
      await call('authenticateUser.right', member, signed);
      await member.call('logoutUser');
    }
    close(member);
    if (typeof code !== 'string') return;
    tell('code.length', code.length);
    tell('code.beginsWithName', code.toLowerCase().startsWith(firstName.toLowerCase().slice(0, 6)));
    forget(project);

    const friend = await open(`?r=${encodeURIComponent(code)}`);
    await call('getReferrerCode.referred', friend);
    await call('addUser.referred', friend, { email: second });
    const { value: other } = await friend.call('getReferralCode');
    await friend.call('logoutUser');
    close(friend);
    if (typeof other !== 'string') return;
    forget(project);
    await land(code);
    await land(other);
    tell('landing.keptOfUser', await keptOf([code, other]));
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The code in the referrer's cookie, which apps have been seen to read. */
const referrerCookie = (): string | undefined => /(?:^|; )_pfy_[^=]*referrer_code=([^;]*)/.exec(document.cookie)?.[1];

/** Hidden inputs of the raw form that are no longer blank. */
const filledInputs = (document: Document): string[] =>
  [...document.querySelectorAll<HTMLInputElement>('form.pfy-signup-form input[type=hidden]')]
    .filter(({ value }) => value !== '')
    .map(({ name }) => name);

/** Each cookie once, as it was first written, and whether it was removed. */
function cookiesOf(writes: readonly string[], project: string): PageReport['cookies'] {
  const now = Date.now();
  const different = new Map(
    writes.map((text) => readCookie(text, project, now)).map((cookie) => [JSON.stringify(cookie), cookie]),
  );
  return [...different.values()].toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Removes the cookies of the project, which the probe's own pages have. */
function forget(project: string): void {
  for (const pair of document.cookie.split('; ')) {
    const [name = ''] = pair.split('=', 1);
    if (name.includes(project) || /^_?(?:pfy|prefinery)/i.test(name)) document.cookie = `${name}=; path=/; max-age=0`;
  }
}
