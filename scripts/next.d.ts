/** Types of Next for checking the samples of docs/next.md. `pnpm test:full` builds the samples with Next itself. */
declare module 'next-auth' {
  type Handler = (request: Request) => Promise<Response>;
  export default function NextAuth(config: { providers: readonly object[] }): {
    auth: () => Promise<{ user?: { id?: string; email?: string | null } } | null>;
    handlers: { GET: Handler; POST: Handler };
  };
}
declare module 'next-auth/providers/credentials' {
  export default function Credentials(provider: {
    credentials: Record<string, { type: string }>;
    authorize: (given: Partial<Record<string, unknown>>) => { email: string } | null;
  }): object;
}
declare module 'next/headers' {
  export function headers(): Promise<Headers>;
}
