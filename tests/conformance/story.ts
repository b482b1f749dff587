import type { FakeStatus, FakeUser } from '@prefinery-kit/core/testing';

/** One of two worlds that must answer alike: a sandbox behind its real widget, and the fake. */
export interface World {
  /** Every answer that the callback received: none where it was never called. */
  call: (command: string, data?: unknown) => Promise<unknown[]>;
  sign: (name: string) => string | Promise<string>;
  /** The visitor follows the referral link of whoever has this code. */
  followLink: (code: string) => void | Promise<void>;
  /** Somebody is moved on, as in the vendor's dashboard. */
  setStatus: (email: string, status: FakeStatus) => void | Promise<void>;
  /** Reads lag behind writes from now on, or no more. */
  setLag: (isBehind: boolean) => void | Promise<void>;
  /** What popups that are open are called. */
  popups: () => string[];
}

/** What was asked, and what came back. */
export type Transcript = [question: string, answers: unknown[]][];

const leonard = 'leonard@bigbangtheory.com';
const sheldon = 'sheldon@bigbangtheory.com';
const penny = 'penny@bigbangtheory.com';
const amy = 'amy@bigbangtheory.com';
const nobody = 'nobody@bigbangtheory.com';
const wrong = { signature: '0'.repeat(64) };
const here = { dom_id: 'here' };

/** A field of the first answer that has it. */
const field = (answers: unknown[], name: string): string => {
  const [answer] = answers as [Record<string, unknown> | undefined];
  return String(answer?.[name]);
};

/** Writes down what is asked in a world, and what it answers. */
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

/** Plays one story of people who join, come back, refer and earn, and of all who may not. Answers all that was said. */
export async function play(world: World): Promise<Transcript> {
  const { followLink, setLag, setStatus } = world;
  const { transcript, ask, signed } = writer(world);
  const askEach = async (command: string, names: readonly object[]) => {
    for (const [index, name] of names.entries()) await ask(command, name, `by ${Object.keys(name).join()} (${index})`);
  };

  // Before anybody joined.
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

  // Somebody joins, and changes what is known of them.
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
  await ask('getUser', { email: nobody });
  await ask('embedLeaderboard', here);

  // The session ends: whoever is known now is known by a signature.
  await ask('logoutUser');
  await ask('logoutUser');
  await ask('getUser');
  await ask('getReferralCode');
  await askEach('getUser', [...names, ...signedNames, ...names.map((name) => ({ ...name, ...wrong }))]);
  const strangers = [
    { email: nobody },
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
  await ask('authenticateUser', await signed({ email: nobody }), 'who is nobody');
  await ask('getUser');

  // Friends come by the link, and by name.
  await followLink(code);
  await ask('getReferrerCode');
  const friend = await ask('addUser', { email: sheldon, first_name: 'Sheldon', last_name: 'Cooper' });
  await ask('addUser', leonard, 'somebody else who is known');
  await askEach('getUser', signedNames);
  await followLink('nobody');
  await ask('getReferrerCode');
  await ask('addUser', { email: penny, referred_by: ` ${code} `, full_name: 'Penny' });
  await ask('addUser', { email: amy, referred_by: amy });
  await ask('addUser', { email: 'bernadette@bigbangtheory.com', referred_by: '' });
  await followLink(field(friend, 'referral_code'));
  await ask('addUser', { email: 'howard@bigbangtheory.com', referred_by: leonard.toUpperCase() });
  await ask('getUser');
  await askEach('getUser', signedNames);
  await ask('getUser', await signed({ email: sheldon }), 'sheldon');

  // They do things, and each counts once.
  await ask('triggerRewards', { event: 'purchase' });
  await ask('triggerRewards', { event: 'purchase' });
  await ask('triggerRewards', { event: 'nothing' });
  for (const email of [sheldon, penny, penny, leonard, amy, nobody]) {
    await ask('triggerRewards', { event: 'purchase', ...(await signed({ email })) }, email);
  }
  await ask('triggerRewards', { event: 'visit', email: penny });
  await ask('triggerRewards', { event: 'visit', email: penny, ...wrong });

  // They are moved on, and what they did before may count only now.
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

  // Reads lag behind.
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

  // What is drawn, for whom.
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

  // What cannot be read.
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

/** Who is in a campaign before its visitor comes. Those who came by a link are counted, whoever they were. */
export const before = [
  { email: leonard, first_name: 'Leonard', shares: 3, referrals: 2 },
  { email: sheldon, shares: 1 },
  { email: penny, referrals: 3, status: 'invited' },
  { email: amy, referrals: 1, referred_by: sheldon, custom_var1: 'harp' },
  { email: 'wil@bigbangtheory.com', referred_by: sheldon, status: 'unconfirmed' },
] as const satisfies FakeUser[];

/** How the campaign stands for a visitor who comes now, and what is made of them. */
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
