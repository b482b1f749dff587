import { describe, expect, it } from 'vitest';
import { type LeaderboardEntry, leaderboardPage } from './Leaderboard.tsx';
import { messagePage } from './Message.tsx';

const parentOrigin = 'https://shop.test';
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
    const name = '<img src=x onerror=alert(1)>"&';
    const page = leaderboardPage({ entries: [entry(1, { name })], length: 1, parentOrigin: '"><script>' });
    expect(page).toContain('<bdi>&lt;img src=x onerror=alert(1)&gt;&quot;&amp;</bdi>');
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
