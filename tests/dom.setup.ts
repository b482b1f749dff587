import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// The default of a second is too short on a busy machine. Longer than a test's timeout would hide the error message.
configure({ asyncUtilTimeout: 4_000 });

const complaints: string[] = [];
const { error } = console;

// React reports misuse (a missing key, a late act, a failed hydration) on the console only. A test that expects
// such a report says so: `vi.spyOn(console, 'error').mockImplementation(() => {})`.
console.error = (...parts: unknown[]) => {
  complaints.push(parts.map(String).join(' '));
  error(...parts);
};

afterEach(() => {
  cleanup();
  const found = complaints.splice(0);
  if (found.length > 0) throw new Error(`Unexpected console.error: ${found.join('\n')}`);
});
