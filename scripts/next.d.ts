/** Types of Next for checking the samples of docs/next.md. `pnpm test:full` builds the samples with Next itself. */
declare module 'next/headers' {
  export function headers(): Promise<Headers>;
}
