import { describe, expect, it } from 'vitest';
import { type LeaderboardEntry, leaderboardPage } from './Leaderboard.tsx';
import { joinedPage } from './Joined.tsx';
import { messagePage } from './Message.tsx';
import { referralPage } from './Referral.tsx';
import { signupPage } from './Signup.tsx';

const parentOrigin = 'https://shop.test';
const hostile = '<img src=x onerror=alert(1)>"&';
const asText = '&lt;img src=x onerror=alert(1)&gt;&quot;&amp;';
const entry = (position: number, more: Partial<LeaderboardEntry> = {}): LeaderboardEntry => ({
  position,
  name: `Person ${position}`,
  referrals: 2000 - position,
  you: false,
  ...more,
});
const ten = Array.from({ length: 10 }, (_, index) => entry(index + 1));

describe('leaderboardPage', () => {
  it('is a whole document that names its parent and needs no inline script or style', () => {
    const page = leaderboardPage({ entries: ten, length: 10, parentOrigin });
    expect(page).toMatch(/^<!doctype html><html lang="en" data-parent-origin="https:\/\/shop\.test">/);
    expect(page).toContain('<title>Leaderboard</title>');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
  });

  it('keeps markup in names as text', () => {
    const page = leaderboardPage({ entries: [entry(1, { name: hostile })], length: 1, parentOrigin: '"><script>' });
    expect(page).toContain(`<bdi>${asText}</bdi>`);
    expect(page).toContain('data-parent-origin="&quot;&gt;&lt;script&gt;"');
  });

  it('highlights the named person among the ten', () => {
    const page = leaderboardPage({
      entries: [...ten.slice(0, 9), entry(10, { you: true })],
      length: 10487,
      parentOrigin,
    });
    expect(page.match(/aria-current="true"/g)).toHaveLength(1);
    expect(page).toContain('<bdi>Person 10</bdi> <span class="you">You</span>');
    expect(page).not.toContain('class="gap"');
    expect(page).toContain('Top 10 of 10,487');
  });

  it('sets an 11th row apart, with the real position', () => {
    const page = leaderboardPage({ entries: [...ten, entry(10431, { you: true })], length: 10487, parentOrigin });
    expect(page).toMatch(/Person 10<.*class="gap".*aria-current="true"><td class="position">10,431</);
    expect(page.match(/class="gap"/g)).toHaveLength(1);
  });

  it('says what to do when the list is empty', () => {
    const page = leaderboardPage({ entries: [], length: 0, parentOrigin });
    expect(page).toContain('Nobody is on the list yet. Be the first.');
    expect(page).not.toContain('<table');
  });
});

const person = {
  name: 'Leonard',
  referralLink: 'https://shop.test/r/leonard981',
  position: 1234,
  length: 10487,
  shares: 2056,
  referrals: 12,
  rewards: [],
  parentOrigin,
};

describe('referralPage', () => {
  it('is a whole document that names its parent and needs no inline script or style', () => {
    const page = referralPage({ ...person, rewards: [{ name: 'Mug', status: 'earned' }] });
    expect(page).toMatch(/^<!doctype html><html lang="en" data-parent-origin="https:\/\/shop\.test">/);
    expect(page).toContain('href="../../assets/page.css"');
    expect(page).toContain('src="../../assets/frame.js"');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
  });

  it('greets, and says the place in numbers as people read them', () => {
    const page = referralPage(person);
    expect(page).toContain('<h1>Hello <bdi>Leonard</bdi></h1>');
    expect(page).toMatch(/<strong>1,234<\/strong>.*of 10,487/);
    expect(page).toMatch(/Visits by your link<\/dt><dd>2,056<.*Friends joined<\/dt><dd>12</);
    expect(referralPage({ ...person, referrals: 1 })).toContain('Friend joined</dt><dd>1<');
  });

  it('greets without a name, and says so when somebody is not on the list', () => {
    const page = referralPage({ ...person, name: '', position: null });
    expect(page).toContain('<h1>Hello</h1>');
    expect(page).toContain('You are not on the list at the moment.');
    expect(page).not.toContain('10,487');
  });

  it('has the link in a field to select, and hides the button that needs script', () => {
    const page = referralPage(person);
    expect(page).toContain('<label for="link">Your referral link</label>');
    expect(page).toMatch(/<input id="link" [^>]*value="https:\/\/shop\.test\/r\/leonard981" readonly=""/);
    expect(page).toMatch(/<button type="button" hidden="">\s*Copy/);
  });

  it('lists rewards by name, with how far they are', () => {
    const statuses = ['earned', 'delivered', 'revoked'] as const;
    const page = referralPage({ ...person, rewards: statuses.map((status) => ({ name: `A ${status} one`, status })) });
    expect(page.match(/<li><bdi>.*?<\/li>/g)).toEqual([
      '<li><bdi>A earned one</bdi> <span class="status earned">Earned</span></li>',
      '<li><bdi>A delivered one</bdi> <span class="status delivered">Delivered</span></li>',
      '<li><bdi>A revoked one</bdi> <span class="status revoked">Taken back</span></li>',
    ]);
    expect(referralPage(person)).not.toContain('Your rewards');
  });

  it('keeps markup in names, rewards and links as text', () => {
    const page = referralPage({
      ...person,
      name: hostile,
      referralLink: `https://shop.test/"${hostile}`,
      rewards: [{ name: hostile, status: 'earned' }],
      parentOrigin: '"><script>',
    });
    expect(page.split(asText)).toHaveLength(4);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('"><script>');
  });
});

describe('signupPage', () => {
  const form = { action: 'post?display=inline', display: 'inline', parentOrigin } as const;

  it('is a form that is posted as the vendor documents, and needs no inline script or style', () => {
    const page = signupPage({
      ...form,
      email: 'amy@x.com',
      referrerCode: 'leonard981',
      hidden: { utm_source: 'news' },
    });
    expect(page).toContain('<form method="post" action="post?display=inline">');
    expect(page).toMatch(/<label for="email">E-mail address<\/label>.*<input id="email" type="email"/);
    expect(page).toMatch(/name="user\[profile\]\[email\]" value="amy@x\.com"/);
    expect(page).toContain('<input type="hidden" name="referral_token" value="leonard981"/>');
    expect(page).toContain('<input type="hidden" name="utm_source" value="news"/>');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
  });

  it('leaves out what nobody knows', () => {
    const page = signupPage({ ...form, hidden: { utm_source: undefined, utm_term: '' } });
    expect(page).not.toMatch(/type="hidden"|undefined|aria-invalid|role="alert"/);
  });

  it('hides its trap from people, keyboards and screen readers', () => {
    expect(signupPage(form)).toMatch(
      /<div hidden="">.*name="user\[website\]" tabindex="-1".*<\/div><label for="email"/,
    );
  });

  it('says beside the field why the last try failed', () => {
    const page = signupPage({ ...form, email: hostile, error: `No ${hostile}` });
    expect(page).toContain('aria-invalid="true" aria-describedby="error"');
    expect(page).toContain(`<p class="error" id="error" role="alert">No ${asText}</p>`);
    expect(page).toContain(`value="${asText}"`);
  });

  it('tells nobody where there is no page around it, and finds its assets three levels up', () => {
    const page = signupPage({ ...form, display: 'hosted', parentOrigin: null });
    expect(page).not.toMatch(/<script|data-parent-origin/);
    expect(page).toContain('href="../../../assets/page.css"');
    expect(signupPage({ ...form, base: '/prefinery' })).toContain('src="/prefinery/assets/frame.js"');
  });
});

describe('joinedPage', () => {
  const joined = { session: 'token"', position: 10488, length: 10488, parentOrigin };

  it('thanks, says the place, and has the session for the page around it', () => {
    const page = joinedPage(joined);
    expect(page).toContain('<html lang="en" data-parent-origin="https://shop.test" data-session="token&quot;">');
    expect(page).toMatch(/Thank you for joining.*<strong>10,488<\/strong>/);
    expect(page).toContain('src="../../../assets/frame.js"');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
  });

  it('has a session for nobody else, and none where none began', () => {
    expect(joinedPage({ ...joined, parentOrigin: null })).not.toMatch(/token|<script/);
    expect(joinedPage({ ...joined, session: null })).not.toContain('data-session');
  });
});

describe('messagePage', () => {
  it('says one thing, as text, and tells no parent about it', () => {
    const page = messagePage({ title: 'This link <expired>', text: 'Load the page & try again.' });
    expect(page).toContain('<h1>This link &lt;expired&gt;</h1><p>Load the page &amp; try again.</p>');
    expect(page).not.toMatch(/<script|data-parent-origin/);
  });

  it('finds its stylesheet from two levels below the sandbox, and from anywhere where it is told', () => {
    expect(messagePage({ title: '', text: '' })).toContain('href="../../assets/page.css"');
    expect(messagePage({ title: '', text: '', base: '/prefinery' })).toContain('href="/prefinery/assets/page.css"');
    expect(messagePage({ title: '', text: '', base: '' })).toContain('href="/assets/page.css"');
  });
});
