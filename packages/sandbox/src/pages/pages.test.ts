import { describe, expect, it } from 'vitest';
import { usualColumns } from '../campaign/leaderboard.ts';
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
  shares: 3000 - position,
  points: 4000 - position,
  you: false,
  ...more,
});
/** The columns that it has by default. */
const columns = usualColumns;
const ten = Array.from({ length: 10 }, (_, index) => entry(index + 1));

describe('leaderboardPage', () => {
  it('is a whole document that names its parent and needs no inline script or style', () => {
    const page = leaderboardPage({ entries: ten, length: 10, columns, parentOrigin });
    expect(page).toMatch(/^<!doctype html><html lang="en" data-parent-origin="https:\/\/shop\.test">/);
    expect(page).toContain('<title>Leaderboard</title>');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
  });

  it('escapes markup in names', () => {
    const page = leaderboardPage({
      entries: [entry(1, { name: hostile })],
      length: 1,
      columns,
      parentOrigin: '"><script>',
    });
    expect(page).toContain(`<bdi>${asText}</bdi>`);
    expect(page).toContain('data-parent-origin="&quot;&gt;&lt;script&gt;"');
  });

  it('highlights the user it is shown to among the first ten', () => {
    const page = leaderboardPage({
      entries: [...ten.slice(0, 9), entry(10, { you: true })],
      length: 10487,
      columns,
      parentOrigin,
    });
    expect(page.match(/aria-current="true"/g)).toHaveLength(1);
    expect(page).toContain('<bdi>Person 10</bdi> <span class="you">You</span>');
    expect(page).not.toContain('class="gap"');
    expect(page).toContain('Top 10 of 10,487');
  });

  it('adds that user as an 11th row with the real place', () => {
    const page = leaderboardPage({
      entries: [...ten, entry(10431, { you: true })],
      length: 10487,
      columns,
      parentOrigin,
    });
    expect(page).toMatch(/Person 10<.*class="gap".*aria-current="true"><td class="position">10,431</);
    expect(page.match(/class="gap"/g)).toHaveLength(1);
  });

  it('has the columns that it is told, in their order', () => {
    const page = leaderboardPage({ entries: ten, length: 10, columns: ['name', 'points', 'shares'], parentOrigin });
    const titles = [...page.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, title]) => title);
    expect(titles).toEqual(['Name', 'Points', 'Shares']);
    expect(page).toContain('<td class="points">3,999</td><td class="shares">2,999</td>');
    expect(page).not.toContain('class="position"');
  });

  it('says what to do when the list is empty', () => {
    const page = leaderboardPage({ entries: [], length: 0, columns, parentOrigin });
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
    // Without it browsers ask for /favicon.ico, and report that it is missing.
    expect(page).toContain('<link rel="icon" href="../../assets/icon.svg"');
    expect(page).toContain('src="../../assets/frame.js"');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
  });

  it('has the name and the place with digit grouping', () => {
    const page = referralPage(person);
    expect(page).toContain('<h1>Hello <bdi>Leonard</bdi></h1>');
    expect(page).toMatch(/<strong>1,234<\/strong>.*of 10,487/);
    expect(page).toMatch(/Visits by your link<\/dt><dd>2,056<.*Friends joined<\/dt><dd>12</);
    expect(referralPage({ ...person, referrals: 1 })).toContain('Friend joined</dt><dd>1<');
  });

  it('works without a name, and for a user who is not on the list', () => {
    const page = referralPage({ ...person, name: '', position: null });
    expect(page).toContain('<h1>Hello</h1>');
    expect(page).toContain('You are not on the list at the moment.');
    expect(page).not.toContain('10,487');
  });

  it('has the link in a read-only field, and hides the copy button until script shows it', () => {
    const page = referralPage(person);
    expect(page).toContain('<label for="link">Your referral link</label>');
    expect(page).toMatch(/<input id="link" [^>]*value="https:\/\/shop\.test\/r\/leonard981" readonly=""/);
    expect(page).toMatch(/<button type="button" hidden="">\s*Copy/);
  });

  it('lists rewards by name, with their status', () => {
    const statuses = ['earned', 'delivered', 'revoked'] as const;
    const page = referralPage({ ...person, rewards: statuses.map((status) => ({ name: `A ${status} one`, status })) });
    expect(page.match(/<li><bdi>.*?<\/li>/g)).toEqual([
      '<li><bdi>A earned one</bdi> <span class="status earned">Earned</span></li>',
      '<li><bdi>A delivered one</bdi> <span class="status delivered">Delivered</span></li>',
      '<li><bdi>A revoked one</bdi> <span class="status revoked">Taken back</span></li>',
    ]);
    expect(referralPage(person)).not.toContain('Your rewards');
  });

  it('escapes markup in names, rewards and links', () => {
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

  it('is a form with the fields that the vendor documents, and needs no inline script or style', () => {
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

  it('leaves out inputs without a value', () => {
    const page = signupPage({ ...form, hidden: { utm_source: undefined, utm_term: '' } });
    expect(page).not.toMatch(/type="hidden"|undefined|aria-invalid|role="alert"/);
  });

  it('hides the field for robots from sight, keyboards and screen readers', () => {
    expect(signupPage(form)).toMatch(
      /<div hidden="">.*name="user\[website\]" tabindex="-1".*<\/div><label for="email"/,
    );
  });

  it('shows the error of the last attempt beside the field', () => {
    const page = signupPage({ ...form, email: hostile, error: `No ${hostile}` });
    expect(page).toContain('aria-invalid="true" aria-describedby="error"');
    expect(page).toContain(`<p class="error" id="error" role="alert">No ${asText}</p>`);
    expect(page).toContain(`value="${asText}"`);
  });

  it('without a page around it has no parent origin, and finds its assets three levels up', () => {
    const page = signupPage({ ...form, display: 'hosted', parentOrigin: null });
    expect(page).not.toMatch(/<script|data-parent-origin/);
    expect(page).toContain('href="../../../assets/page.css"');
    expect(signupPage({ ...form, base: '/prefinery' })).toContain('src="/prefinery/assets/frame.js"');
  });
});

describe('joinedPage', () => {
  const referralLink = 'http://localhost:4747/abc1234';
  const joined = { session: 'token"', position: 10488, length: 10488, referralLink, parentOrigin };

  it('shows the place, and has the session for the page around it', () => {
    const page = joinedPage(joined);
    expect(page).toContain('<html lang="en" data-parent-origin="https://shop.test" data-session="token&quot;">');
    expect(page).toMatch(/Thank you for joining.*<strong>10,488<\/strong>/);
    expect(page).toContain('src="../../../assets/frame.js"');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
  });

  it('has no session without a page around it, or if none was started', () => {
    expect(joinedPage({ ...joined, parentOrigin: null })).not.toContain('token');
    expect(joinedPage({ ...joined, session: null })).not.toContain('data-session');
  });

  it('has the referral link and the script that copies it, also without a page around it', () => {
    for (const page of [joinedPage(joined), joinedPage({ ...joined, parentOrigin: null })]) {
      expect(page).toContain('value="http://localhost:4747/abc1234"');
      expect(page).toContain('src="../../../assets/frame.js"');
    }
    expect(joinedPage({ ...joined, referralLink: null })).not.toContain('<input');
  });
});

describe('messagePage', () => {
  it('has one escaped message, and no parent origin', () => {
    const page = messagePage({ title: 'This link <expired>', text: 'Load the page & try again.' });
    expect(page).toContain('<h1>This link &lt;expired&gt;</h1><p>Load the page &amp; try again.</p>');
    expect(page).not.toMatch(/<script|data-parent-origin/);
  });

  it('finds its stylesheet two levels up, or at the given base', () => {
    expect(messagePage({ title: '', text: '' })).toContain('href="../../assets/page.css"');
    expect(messagePage({ title: '', text: '', base: '/prefinery' })).toContain('href="/prefinery/assets/page.css"');
    expect(messagePage({ title: '', text: '', base: '' })).toContain('href="/assets/page.css"');
  });
});
