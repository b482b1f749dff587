import type { NewUser, User } from '../contract/index.ts';

/** The status of a user, by the vendor's names. Only `applied` users are on the list. */
export type FakeStatus =
  | 'imported'
  | 'unconfirmed'
  | 'applied'
  | 'rejected'
  | 'invited'
  | 'active'
  | 'idle'
  | 'suspended';

/** A user who is in the fake campaign from the start. Only the e-mail address is required. */
export interface FakeUser extends NewUser {
  /** @defaultValue a made-up UUID */
  id?: string | undefined;
  /** @defaultValue `code1`, `code2` and so on */
  referral_code?: string | undefined;
  /** Visits through the user's link before the test begins. @defaultValue 0 */
  shares?: number | undefined;
  /**
   * How many users they referred before the test begins, beside those who name them in `referred_by`.
   *
   * @defaultValue 0
   */
  referrals?: number | undefined;
  /** @defaultValue `'applied'` */
  status?: FakeStatus | undefined;
}

/** One of the three identifiers of a user. */
export interface Name {
  email?: string | undefined;
  referral_code?: string | undefined;
  id?: string | undefined;
}

export interface UserRecord extends Pick<User, 'id' | 'email' | 'referral_code' | 'shares' | 'profile'> {
  status: FakeStatus;
  /** How many of their referred users are not in the fake campaign. */
  brought: number;
  referrer: UserRecord | null;
  /** Custom events of the user. */
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

/** The profile of a user, from the data that was given to `addUser`. */
function profileOf({ full_name, ...said }: Partial<NewUser>): Partial<User['profile']> {
  const words = full_name?.trim().split(/\s+/) ?? [];
  // Middle names belong to the first name.
  const last_name = words.length > 1 ? words.at(-1) : undefined;
  const first_name = words.slice(0, Math.max(1, words.length - 1)).join(' ');
  const names = { ...(first_name && { first_name }), ...(last_name && { last_name }) };
  const known = Object.entries(said).filter(([key, value]) => profileKeys.has(key) && value !== undefined);
  return { ...names, ...Object.fromEntries(known) };
}

const keyOf = (email: string) => email.trim().toLowerCase();

/** The users of a fake campaign. */
export type UserStore = ReturnType<typeof createUserStore>;

export function createUserStore() {
  const all: UserRecord[] = [];
  let minutes = 0;

  /** Every write has a later time than the write before. */
  const now = () => `${new Date(Date.UTC(2026, 0, 1, 0, ++minutes)).toISOString().slice(0, 19)}Z`;

  const find = ({ email, referral_code, id }: Name): UserRecord | null => {
    const found = all.find((record) => {
      if (email !== undefined) return record.email === keyOf(email);
      return referral_code === undefined ? record.id === id : record.referral_code === referral_code;
    });
    return found ?? null;
  };

  /** The user that `referred_by` names. E-mail addresses have an @, referral codes do not. */
  const referrerOf = (name: string) => find(name.includes('@') ? { email: name } : { referral_code: name.trim() });

  /** The referred users that count. */
  const friendsOf = (referrer: UserRecord) =>
    all.filter((record) => record.referrer === referrer && record.status !== 'unconfirmed');

  const referralsOf = (record: UserRecord) =>
    record.status === 'unconfirmed' ? 0 : record.brought + friendsOf(record).length;

  /** The most referrals first; with equal referrals, who joined earlier. */
  const rank = () =>
    all.filter(({ status }) => status === 'applied').toSorted((one, other) => referralsOf(other) - referralsOf(one));

  return {
    find,
    referrerOf,
    friendsOf,

    add({ id, email, referral_code, shares, referrals, status, referred_by, ...said }: FakeUser): UserRecord {
      const number = all.length + 1;
      const created_at = now();
      const record: UserRecord = {
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
      all.push(record);
      return record;
    },

    update(record: UserRecord, { status = record.status, ...said }: Partial<FakeUser>): void {
      record.status = status;
      record.profile = { ...record.profile, ...profileOf(said) };
      record.updated_at = now();
    },

    /** The user as the vendor's API answers it. */
    show(record: UserRecord): User {
      const { id, email, shares, referral_code, profile, created_at, updated_at } = record;
      const link = `https://example.com/${referral_code}`;
      const list = rank();
      const ahead = list.indexOf(record);
      const isListed = ahead >= 0;
      return {
        id,
        email,
        shares,
        referrals: referralsOf(record),
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
