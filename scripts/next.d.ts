/** Of Next, what the samples of docs/next.md import: enough to check their types. `pnpm test:full` builds them with Next itself. */
declare module 'next/headers' {
  export function headers(): Promise<Headers>;
}
