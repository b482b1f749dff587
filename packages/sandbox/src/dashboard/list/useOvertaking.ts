import { useEffect, useRef, useState } from 'react';
import type { ListedPerson, Waitlist } from '../../server/control/waitlist.ts';

const nameOf = ({ name, email }: ListedPerson): string => name ?? email;

/** A sentence about who has moved ahead the furthest, and about who is new. Empty: nothing of that has happened. */
export function describeChange(before: Waitlist, now: Waitlist): string {
  const known = new Map(before.people.map((person) => [person.email, person]));
  const ahead = now.people
    .flatMap((person) => {
      const earlier = known.get(person.email)?.place ?? null;
      return earlier === null || person.place === null || person.place >= earlier
        ? []
        : [{ person, place: person.place, passed: earlier - person.place }];
    })
    .toSorted((a, b) => b.passed - a.passed)[0];
  const joined = now.length - before.length;
  return [
    ahead === undefined ? '' : `${nameOf(ahead.person)} moved up to place ${ahead.place}.`,
    joined > 0 ? `${joined} joined the list.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** How long the list is quiet before it is described, in ms: a hundred may join one after another. */
const settling = 800;

/** What has changed on the list, in a sentence for screen readers, once it holds still. */
export function useOvertaking(list: Waitlist | undefined): string {
  const described = useRef<Waitlist | undefined>(undefined);
  const [sentence, setSentence] = useState('');

  useEffect(() => {
    if (list === undefined) return;
    const timer = setTimeout(() => {
      const before = described.current;
      described.current = list;
      if (before !== undefined && before !== list) setSentence(describeChange(before, list));
    }, settling);
    return () => clearTimeout(timer);
  }, [list]);

  return sentence;
}
