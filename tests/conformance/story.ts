import type { FakeStatus, FakeUser } from '@prefinery-kit/core/testing';

/** One of two services that must answer alike: a sandbox with its widget, or the fake. */
export interface World {
  /** Calls a command, and returns every answer that its callback received. */
  call: (command: string, data?: unknown) => Promise<unknown[]>;
  sign: (name: string) => string | Promise<string>;
  /** The visitor follows the referral link with this code. */
  followLink: (code: string) => void | Promise<void>;
  /** Changes a user's status, as in the vendor's dashboard. */
  setStatus: (email: string, status: FakeStatus) => void | Promise<void>;
  /** Turns the lag of reads on or off. */
  setLag: (isBehind: boolean) => void | Promise<void>;
  /** Labels of the open popups. */
  popups: () => string[];
}

/** The commands that were sent, each with its answers. */
export type Transcript = [question: string, answers: unknown[]][];

const leonard = 'leonard@bigbangtheory.com';
const sheldon = 'sheldon@bigbangtheory.com';
const penny = 'penny@bigbangtheory.com';
const amy = 'amy@bigbangtheory.com';
const unknown = 'unknown@bigbangtheory.com';
const wrong = { signature: '0'.repeat(64) };
const here = { dom_id: 'here' };

/** A field of the first answer that has it. */
const field = (answers: unknown[], name: string): string => {
  const [answer] = answers as [Record<string, unknown> | undefined];
  return String(answer?.[name]);
};

/** Sends commands, and records them with their answers. */
function writer({ call, sign }: World) {
  const transcript: Transcript = [];
  return {
    transcript,
    async ask(command: string, data?: unknown, as = JSON.stringify(data)): Promise<unknown[]> {
      const answers = await call(command, data);
      transcript.push([`${transcript.length + 1}. ${command} ${as ?? ''}`, answers]);
      return answers;
    },
    async signed(name: Record<string, string>) {
      const [identifier = ''] = Object.values(name);
      return { ...name, signature: await sign(identifier) };
    },
  };
}

/** Sends one long sequence of commands: signups, log-ins, referrals, rewards and refusals. Returns the transcript. */
export async function play(world: World): Promise<Transcript> {
  const { followLink, setLag, setStatus } = world;
  const { transcript, ask, signed } = writer(world);
  const askEach = async (command: string, names: readonly object[]) => {
    for (const [index, name] of names.entries()) await ask(command, name, `by ${Object.keys(name).join()} (${index})`);
  };

  // Anonymous.
  for (const command of [
    'getUser',
    'getReferralCode',
    'getReferrerCode',
    'popupReferralPage',
    'recordFormImpression',
  ]) {
    await ask(command);
  }
  await ask('initForms');
  await ask('triggerRewards', { event: 'purchase' });
  await ask('embedReferralPage', here);
  await ask('embedLeaderboard', here);

  // A signup, and changes of its data.
  const joined = await ask('addUser', {
    email: ' Leonard@BigBangTheory.com',
    full_name: 'Leonard Leakey Hofstadter',
    custom_var2: 'physics',
    utm_source: 'comics',
    city: 'Pasadena',
    shoe_size: '43',
  });
  const [id, code] = [field(joined, 'id'), field(joined, 'referral_code')];
  const names = [{ email: leonard }, { referral_code: code }, { id }];
  const signedNames = await Promise.all(names.map(signed));
  await ask('getUser');
  await ask('getReferralCode');
  await ask('addUser', { email: leonard, first_name: 'Leo', custom_var1: 'cello' });
  await ask('addUser', leonard);
  await askEach('getUser', [...names, ...signedNames, ...names.map((name) => ({ ...name, ...wrong }))]);
  await ask('getUser', { email: unknown });
  await ask('embedLeaderboard', here);

  // Without a session, only a signature identifies a user.
  await ask('logoutUser');
  await ask('logoutUser');
  await ask('getUser');
  await ask('getReferralCode');
  await askEach('getUser', [...names, ...signedNames, ...names.map((name) => ({ ...name, ...wrong }))]);
  const strangers = [
    { email: unknown },
    { id: '5de34a3e-68cb-4956-be9d-e89db02e6989' },
    { referral_code: code.toUpperCase().padEnd(6, 'X') },
    { email: leonard.toUpperCase() },
  ];
  await askEach('getUser', await Promise.all(strangers.map(signed)));
  await askEach('getUser', [{ ...(await signed({ email: leonard })), email: ` ${leonard}` }]);

  for (const name of [...names, ...signedNames, ...names.map((name) => ({ ...name, ...wrong }))]) {
    await ask('authenticateUser', name, Object.keys(name).join());
    await ask('getReferralCode');
    await ask('logoutUser');
  }
  await ask('authenticateUser', await signed({ email: unknown }), 'an unknown user');
  await ask('getUser');

  // Friends join by a referral link, and by `referred_by`.
  await followLink(code);
  await ask('getReferrerCode');
  const friend = await ask('addUser', { email: sheldon, first_name: 'Sheldon', last_name: 'Cooper' });
  await ask('addUser', leonard, 'another user of the campaign');
  await askEach('getUser', signedNames);
  await followLink('unknown');
  await ask('getReferrerCode');
  await ask('addUser', { email: penny, referred_by: ` ${code} `, full_name: 'Penny' });
  await ask('addUser', { email: amy, referred_by: amy });
  await ask('addUser', { email: 'bernadette@bigbangtheory.com', referred_by: '' });
  await followLink(field(friend, 'referral_code'));
  await ask('addUser', { email: 'howard@bigbangtheory.com', referred_by: leonard.toUpperCase() });
  await ask('getUser');
  await askEach('getUser', signedNames);
  await ask('getUser', await signed({ email: sheldon }), 'sheldon');

  // Rewards: each event counts once for each user.
  await ask('triggerRewards', { event: 'purchase' });
  await ask('triggerRewards', { event: 'purchase' });
  await ask('triggerRewards', { event: 'nothing' });
  for (const email of [sheldon, penny, penny, leonard, amy, unknown]) {
    await ask('triggerRewards', { event: 'purchase', ...(await signed({ email })) }, email);
  }
  await ask('triggerRewards', { event: 'visit', email: penny });
  await ask('triggerRewards', { event: 'visit', email: penny, ...wrong });

  // A changed status may make earlier referrals and events count.
  const lookAtAll = async (when: string) => {
    for (const email of [leonard, sheldon, penny, amy])
      await ask('getUser', await signed({ email }), `${email}, ${when}`);
  };
  const steps = [
    [penny, 'unconfirmed'],
    [penny, 'unconfirmed'],
    [sheldon, 'invited'],
    [amy, 'rejected'],
    [leonard, 'unconfirmed'],
    [leonard, 'active'],
    [penny, 'applied'],
    [leonard, 'applied'],
  ] as const;
  for (const [email, status] of steps) {
    await setStatus(email, status);
    await lookAtAll(`once ${email} is ${status}`);
    await ask('triggerRewards', { event: 'visit', ...(await signed({ email: penny })) }, `once ${email} is ${status}`);
    await ask('triggerRewards', { event: 'purchase', ...(await signed({ email: amy })) }, `once ${email} is ${status}`);
  }

  // Reads lag behind writes.
  await setLag(true);
  await setStatus(sheldon, 'unconfirmed');
  await lookAtAll('behind a step');
  await ask('logoutUser');
  await followLink(code);
  await ask('addUser', { email: 'raj@bigbangtheory.com', first_name: 'Raj' });
  await ask('getUser', undefined, 'raj, behind');
  await ask('getReferralCode');
  await ask('addUser', { email: 'raj@bigbangtheory.com', first_name: 'Rajesh' });
  await ask('getUser', undefined, 'raj, still behind');
  await setStatus(sheldon, 'applied');
  await lookAtAll('behind');
  await setLag(false);
  await ask('getUser', undefined, 'raj, up to date');
  await lookAtAll('up to date');
  await ask('authenticateUser', await signed({ email: 'howard@bigbangtheory.com' }), 'howard');

  // Pages and popups of users.
  await askEach('embedReferralPage', [
    here,
    { ...here, ...signedNames[0] },
    { ...here, email: leonard },
    { ...here, email: leonard, ...wrong },
    { dom_id: 'nowhere' },
  ]);
  await askEach('embedLeaderboard', [
    here,
    { ...here, ...signedNames[1] },
    { ...here, id },
    { ...here, id, ...wrong },
    { dom_id: 'nowhere' },
  ]);
  await ask('popupReferralPage');
  await ask('closeReferralPage');
  await ask('closeReferralPage');
  await askEach('popupReferralPage', [...signedNames, ...names]);
  await ask('closeReferralPage');

  // Invalid data.
  await ask('addUser');
  await ask('addUser', 'no address');
  await ask('addUser', { email: amy, country: 'Austria' });
  await ask('getUser', { email: leonard, id: 'both' });
  await ask('getUser', 'a text');
  await ask('triggerRewards', { event: '' });
  await ask('authenticateUser', { referral_code: '' });
  await ask('embedLeaderboard', { dom_id: '' });
  await ask('getReferralCode', { for: 'whom' });
  return transcript;
}

/** Users of a campaign before the visitor comes. `referrals` counts friends who are not in this list. */
export const before = [
  { email: leonard, first_name: 'Leonard', shares: 3, referrals: 2 },
  { email: sheldon, shares: 1 },
  { email: penny, referrals: 3, status: 'invited' },
  { email: amy, referrals: 1, referred_by: sheldon, custom_var1: 'harp' },
  { email: 'wil@bigbangtheory.com', referred_by: sheldon, status: 'unconfirmed' },
] as const satisfies FakeUser[];

/** Sends commands as a visitor who comes to a campaign with users. Returns the transcript. */
export async function playFromBefore(world: World): Promise<Transcript> {
  const { transcript, ask, signed } = writer(world);
  const look = async () => {
    for (const { email } of before) await ask('getUser', await signed({ email }), email);
  };
  transcript.push(['popups', world.popups()]);
  await ask('closeReferralPage');
  transcript.push(['popups, closed', world.popups()]);
  await ask('getReferralCode');
  await ask('getReferrerCode');
  await ask('getUser');
  await look();
  await ask('triggerRewards', { event: 'purchase', ...(await signed({ email: amy })) }, amy);
  await ask('addUser', 'howard@bigbangtheory.com');
  await ask('triggerRewards', { event: 'purchase' });
  await look();
  return transcript;
}
