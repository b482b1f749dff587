// @vitest-environment node
import { QueryClient } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { User } from '@prefinery-kit/core';
import { useReferrerCode } from '../signup/useReferrerCode.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider } from './PrefineryProvider.tsx';
import { ServerState } from './ServerState.tsx';

const Who = () => `${useUser().data?.email} sent by ${useReferrerCode().data}`;

test('two requests that share a cache, as no server should, do not see each other’s users', () => {
  const queryClient = new QueryClient();
  const draw = (email: string | undefined) =>
    renderToString(
      <PrefineryProvider project="abcd1234" queryClient={queryClient}>
        {email === undefined ? (
          <Who />
        ) : (
          <ServerState user={{ email } as User} landing={{ referrer: `${email} sent them` }}>
            <Who />
          </ServerState>
        )}
      </PrefineryProvider>,
    );
  // The preconnect hint comes first.
  expect(draw('leonard')).toMatch(/(^|>)leonard sent by leonard sent them$/);
  expect(draw('sheldon')).toMatch(/(^|>)sheldon sent by sheldon sent them$/);
  expect(draw(undefined)).toMatch(/(^|>)undefined sent by undefined$/);
  expect(
    queryClient
      .getQueryCache()
      .findAll()
      .flatMap(({ state }) => state.data ?? []),
  ).toEqual([]);
});
