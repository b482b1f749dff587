/**
 * What the clients of this page have done, for tools. It is recorded in development builds only. Not affiliated with
 * Prefinery.
 *
 * @packageDocumentation
 */
export { clearCalls, conceal, readCalls, subscribeCalls, type TracedCall, traceCalls } from '../trace.ts';
export { forgetLanding, forgetVisitor } from '../forget.ts';
