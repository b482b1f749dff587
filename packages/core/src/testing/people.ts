import type { NewUser, User } from '../contract/index.ts';

/** Where somebody stands, by the vendor's names. Only `applied` people are on the list. */
export type FakeStatus =
  | 'imported'
  | 'unconfirmed'
  | 'applied'
  | 'rejected'
  | 'invited'
  | 'active'
  | 'idle'
  | 'suspended';

/** Somebody who is in the fake campaign from the start. Only the e-mail address is required. */
export interface FakeUser extends NewUser {
  /** @defaultValue a made-up UUID */
  id?: string | undefined;
  /** @defaultValue `code1`, `code2` and so on */
  referral_code?: string | undefined;
  /** Visits through their link before the test begins. @defaultValue 0 */
  shares?: number | undefined;
  /** People they brought before the test begins, beside those who name them in `referred_by`. @defaultValue 0 */
  referrals?: number | undefined;
  /** @defaultValue `'applied'` */
  status?: FakeStatus | undefined;
}

/** One of the three ways to name a person. */
export interface Name {
  email?: string | undefined;
  referral_code?: string | undefined;
  id?: string | undefined;
}

export interface Person extends Pick<User, 'id' | 'email' | 'referral_code' | 'shares' | 'profile'> {
  status: FakeStatus;
  /** Referrals of people who are not in the fake campaign. */
  brought: number;
  referrer: Person | null;
  /** Custom events that the person has performed. */
  events: Set<string>;
  created_at: string;
  updated_at: string;
}

const unknownProfile: User['profile'] = {
  first_name: null,
  last_name: null,
  browser_name: null,
  browser_version: null,
  os_name: null,
  os_version: null,
  ip: null,
  http_referrer: null,
  utm_source: null,
  utm_medium: null,
  utm_campaign: null,
  utm_term: null,
  utm_content: null,
};
const profileKeys = new Set([...Object.keys(unknownProfile), 'custom_var1', 'custom_var2', 'custom_var3']);

/** What of somebody's own words the profile shows. */
function profileOf({ full_name, ...said }: Partial<NewUser>): Partial<User['profile']> {
  const words = full_name?.trim().split(/\s+/) ?? [];
  // Names in the middle are given names.
  const last_name = words.length > 1 ? words.at(-1) : undefined;
  const first_name = words.slice(0, Math.max(1, words.length - 1)).join(' ');
  const names = { ...(first_name && { first_name }), ...(last_name && { last_name }) };
  const known = Object.entries(said).filter(([key, value]) => profileKeys.has(key) && value !== undefined);
  return { ...names, ...Object.fromEntries(known) };
}

const keyOf = (email: string) => email.trim().toLowerCase();

/** The people of a fake campaign. */
export type People = ReturnType<typeof createPeople>;

export function createPeople() {
  const all: Person[] = [];
  let minutes = 0;

  /** Every write has a later time than the one before. */
  const now = () => `${new Date(Date.UTC(2026, 0, 1, 0, ++minutes)).toISOString().slice(0, 19)}Z`;

  const find = ({ email, referral_code, id }: Name): Person | null => {
    const found = all.find((person) => {
      if (email !== undefined) return person.email === keyOf(email);
      return referral_code === undefined ? person.id === id : person.referral_code === referral_code;
    });
    return found ?? null;
  };

  /** Whom a `referred_by` names: codes have no @, addresses have one. */
  const referrerOf = (name: string) => find(name.includes('@') ? { email: name } : { referral_code: name.trim() });

  /** Those whom the person brought, and who count. */
  const friendsOf = (referrer: Person) =>
    all.filter((person) => person.referrer === referrer && person.status !== 'unconfirmed');

  const referralsOf = (person: Person) =>
    person.status === 'unconfirmed' ? 0 : person.brought + friendsOf(person).length;

  /** Most referrals first, then whoever came first. */
  const rank = () =>
    all.filter(({ status }) => status === 'applied').toSorted((one, other) => referralsOf(other) - referralsOf(one));

  return {
    find,
    referrerOf,
    friendsOf,

    add({ id, email, referral_code, shares, referrals, status, referred_by, ...said }: FakeUser): Person {
      const number = all.length + 1;
      const created_at = now();
      const person: Person = {
        id: id ?? `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
        email: keyOf(email),
        referral_code: referral_code ?? `code${number}`,
        shares: shares ?? 0,
        brought: referrals ?? 0,
        status: status ?? 'applied',
        referrer: referrerOf(referred_by ?? ''),
        events: new Set(),
        profile: { ...unknownProfile, ...profileOf(said) },
        created_at,
        updated_at: created_at,
      };
      all.push(person);
      return person;
    },

    update(person: Person, { status = person.status, ...said }: Partial<FakeUser>): void {
      person.status = status;
      person.profile = { ...person.profile, ...profileOf(said) };
      person.updated_at = now();
    },

    /** The person as the vendor's API shows one. */
    show(person: Person): User {
      const { id, email, shares, referral_code, profile, created_at, updated_at } = person;
      const link = `https://example.com/${referral_code}`;
      const list = rank();
      const ahead = list.indexOf(person);
      const isListed = ahead >= 0;
      return {
        id,
        email,
        shares,
        referrals: referralsOf(person),
        referral_code,
        referral_link: link,
        referral_status_link: `${link}?ref-check=${id}`,
        list_position: isListed ? ahead + 1 : null,
        list_ahead: isListed ? ahead : null,
        list_behind: isListed ? list.length - ahead - 1 : null,
        list_length: list.length,
        created_at,
        updated_at,
        profile: { ...profile },
      };
    },
  };
}
