/**
 * Types of frameworks for checking the samples of their guides. They need a newer Node.js than this repository, so they are
 * not installed here. `pnpm test:full` builds the samples with the frameworks themselves, and checks the types with theirs.
 */
declare module 'react-router' {
  import type { ComponentType } from 'react';

  export interface EntryContext {
    readonly isSpaMode: boolean;
  }
  export const Links: ComponentType;
  export const Meta: ComponentType;
  export const Outlet: ComponentType;
  export const Scripts: ComponentType;
  export const ScrollRestoration: ComponentType;
  export const ServerRouter: ComponentType<{ context: EntryContext; url: string; nonce?: string | undefined }>;
}

// React Router writes a file of types for each route.
declare module '*/+types/root' {
  import type { Landing, SignedIdentity } from '@prefinery-kit/core/server';

  export namespace Route {
    interface LoaderArgs {
      request: Request;
    }
    interface ComponentProps {
      loaderData: { identity: SignedIdentity | null; landing: Landing };
    }
  }
}
