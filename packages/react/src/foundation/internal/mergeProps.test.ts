import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { mergeProps } from './mergeProps.ts';

test('classes are joined, styles merged, and any other prop is that of the app', () => {
  const ours = { className: 'ours', style: { color: 'red', margin: 0 }, title: 'ours', lang: 'en' };
  const own = { className: 'own', style: { color: 'blue' }, title: 'own', hidden: true };
  expect(mergeProps(ours, own)).toEqual({
    className: 'ours own',
    style: { color: 'blue', margin: 0 },
    title: 'own',
    lang: 'en',
    hidden: true,
  });
});

test('what labels, messages and the browser need stays, and descriptions are joined', () => {
  const ours = { id: 'a', htmlFor: 'a', type: 'submit', name: 'email', role: 'alert', 'aria-invalid': true };
  const own = { id: 'b', htmlFor: 'b', type: 'text', name: 'mail', role: 'note', 'aria-invalid': false };
  expect(mergeProps(ours, own)).toEqual(ours);
  expect(mergeProps({ 'aria-describedby': 'message' }, { 'aria-describedby': 'hint' })).toEqual({
    'aria-describedby': 'hint message',
  });
  expect(mergeProps({ 'aria-label': 'Close' }, { 'aria-label': 'Shut' })).toEqual({ 'aria-label': 'Shut' });
  expect(mergeProps({ id: undefined, name: 'email' }, { id: 'b', name: undefined })).toEqual({
    id: 'b',
    name: 'email',
  });
});

const handlers = fc.subarray(['onClick', 'onFocus', 'onKeyDown', 'onCheckedChange']);
const isTaken = (name: string) => /^(className|style|on[A-Z])/.test(name) || name === '__proto__';
const plain = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => !isTaken(name)),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined)),
);

test('whatever the props are: handlers of both sides are called, classes are joined, and no prop is lost', () => {
  fc.assert(
    fc.property(plain, plain, handlers, handlers, fc.boolean(), (ours, own, ourNames, ownNames, isPrevented) => {
      const calls: string[] = [];
      const listen = (side: string, names: string[]) =>
        Object.fromEntries(names.map((name) => [name, () => void calls.push(`${side} ${name}`)]));
      const merged = mergeProps(
        { ...ours, className: 'ours', ...listen('ours', ourNames) },
        { ...own, className: 'own', ...listen('own', ownNames) },
      );
      expect(merged['className']).toBe('ours own');
      for (const [name, value] of [...Object.entries(ours), ...Object.entries(own)])
        if (value !== undefined) expect(merged[name]).toBeDefined();
      const expected = [...new Set([...ourNames, ...ownNames])].flatMap((name) => [
        ...(ownNames.includes(name) ? [`own ${name}`] : []),
        ...(ourNames.includes(name) && !(isPrevented && ownNames.includes(name)) ? [`ours ${name}`] : []),
      ]);
      for (const name of new Set([...ourNames, ...ownNames])) {
        const handler = merged[name];
        if (typeof handler === 'function') Reflect.apply(handler, null, [{ defaultPrevented: isPrevented }]);
      }
      expect(calls).toEqual(expected);
    }),
  );
});

test('a handler without an event, such as that of a checkbox, is composed, too', () => {
  const [ours, own] = [vi.fn(), vi.fn()];
  const { onCheckedChange } = mergeProps({ onCheckedChange: ours }, { onCheckedChange: own });
  if (typeof onCheckedChange === 'function') Reflect.apply(onCheckedChange, null, [true]);
  expect(own).toHaveBeenCalledWith(true);
  expect(ours).toHaveBeenCalledWith(true);
});
