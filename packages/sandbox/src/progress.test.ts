import { expect, test } from 'vitest';
import { createProgress } from './progress.ts';

const show = (isTTY: boolean | undefined): string[] => {
  const written: string[] = [];
  const onProgress = createProgress({ isTTY, write: (text) => written.push(text) });
  for (let done = 50; done <= 1000; done += 50) onProgress({ done, users: 1000 });
  return written;
};

test('a log gets a line for each tenth', () => {
  const written = show(undefined);
  expect(written).toHaveLength(10);
  expect(written[0]).toBe('Making people up: 100 of 1000\n');
  expect(written[9]).toBe('Making people up: 1000 of 1000. Counting their referrals\n');
});

test('a terminal gets one line that is updated', () => {
  const written = show(true);
  expect(written).toHaveLength(20);
  expect(written[0]).toBe('\rMaking people up: 50 of 1000');
  expect(written[19]).toBe('\rMaking people up: 1000 of 1000. Counting their referrals\n');
});
