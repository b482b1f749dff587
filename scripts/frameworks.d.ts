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

declare module '@tanstack/react-router' {
  import type { ComponentType, ReactNode } from 'react';

  interface RouteOptions<Data> {
    loader?: () => Promise<Data>;
    staleTime?: number;
    headers?: () => Record<string, string>;
    head?: () => { meta: object[]; links: object[] };
    shellComponent?: ComponentType<{ children: ReactNode }>;
    component?: ComponentType;
  }
  interface Router {
    options: { ssr?: { nonce?: string } };
  }
  export function createRootRoute<Data>(options: RouteOptions<Data>): { useLoaderData: () => Data };
  export function createFileRoute(path: string): (options: RouteOptions<unknown>) => object;
  export function createRouter(options: {
    routeTree: object;
    scrollRestoration: boolean;
    ssr: { nonce?: string };
  }): Router;
  export function useRouter(): Router;
  export const HeadContent: ComponentType;
  export const Outlet: ComponentType;
  export const Scripts: ComponentType;
}

declare module '@tanstack/react-start' {
  interface Middleware {
    readonly isMiddleware: true;
  }
  export function createServerFn(): { handler: <Data>(read: () => Promise<Data>) => () => Promise<Data> };
  export function createCsrfMiddleware(options: { filter: (context: { handlerType: string }) => boolean }): Middleware;
  export function createMiddleware(): {
    server: (handle: (request: { next: (options: { context: object }) => object }) => object) => Middleware;
  };
  export function createStart(options: () => { requestMiddleware: Middleware[] }): object;
  export function getGlobalStartContext(): { nonce?: string } | undefined;
}

declare module '@tanstack/react-start/server' {
  export function getRequest(): Request;
  export function setResponseHeader(name: string, value: string): void;
}

// TanStack Start writes a file with all routes.
declare module '*/routeTree.gen' {
  export const routeTree: object;
}

declare module 'astro/config' {
  interface Field {
    context: 'client' | 'server';
    access: 'public' | 'secret';
    optional?: boolean;
  }
  export const envField: { string: (field: Field) => object };
  export function defineConfig(config: {
    output: 'server' | 'static';
    adapter: object;
    integrations: object[];
    env: { schema: Record<string, object> };
  }): object;
}

declare module '@astrojs/node' {
  export default function node(options: { mode: 'standalone' | 'middleware' }): object;
}

declare module '@astrojs/react' {
  export default function react(): object;
}

declare module 'astro:env/client' {
  export const PUBLIC_PREFINERY_SCRIPT_URL: string | undefined;
}
