import { PrefineryError, type PrefineryErrorCode } from '@prefinery-kit/core';
import { expect, test } from 'vitest';
import { deadLinksOf, repositoryUrl } from '../../scripts/links.ts';

/** Every code, once: TypeScript reports one that is missing. */
const codes: Record<PrefineryErrorCode, true> = {
  invalid_options: true,
  invalid_data: true,
  no_browser: true,
  no_provider: true,
  disabled: true,
  project_conflict: true,
  version_conflict: true,
  script_failed: true,
  timeout: true,
  aborted: true,
  unauthorized: true,
  forbidden: true,
  rejected: true,
  identity_failed: true,
  share_failed: true,
  honeypot: true,
  post_blocked: true,
  invalid_answer: true,
};

test.each(Object.keys(codes) as PrefineryErrorCode[])(
  'the message of the error %s links to its section in the guide to errors',
  (code) => {
    const { message } = new PrefineryError(code, { about: 'something.' });
    const link = /\S+$/.exec(message)?.[0] ?? '';
    expect(link).toBe(`${repositoryUrl}/blob/main/docs/errors.md#${code}`);
    expect(deadLinksOf('README.md', `[${code}](${link})`)).toEqual([]);
  },
);
