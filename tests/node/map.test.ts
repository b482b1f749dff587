/** The list of parts in Storybook's introduction: it names every component, and only hooks that exist. */
import { expect, test } from 'vitest';
import { chapters } from '../../.storybook/introduction/map.ts';

const entries = await Promise.all([
  import('@prefinery-kit/react'),
  import('@prefinery-kit/react/qr'),
  import('@prefinery-kit/react/devtools'),
]);
const offered = entries.flatMap((entry) => Object.keys(entry));

const parts = chapters.flatMap((chapter) => chapter.parts);
const named = parts.flatMap(({ name }) => name.split(', '));
const isComponent = (name: string) => /^[A-Z]/.test(name) && name !== 'PrefineryError';

test('every component is listed once', () => {
  expect(named.filter(isComponent).toSorted()).toEqual(offered.filter(isComponent).toSorted());
});

test('every hook in the list is exported', () => {
  const hooks = [...parts.flatMap(({ hook = [] }) => hook), ...named.filter((name) => !isComponent(name))];
  expect(hooks.filter((hook) => !offered.includes(hook))).toEqual([]);
});
