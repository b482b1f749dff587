/**
 * The recorded calls of this page's clients, for tools. Calls are recorded in development builds only. Not affiliated
 * with Prefinery.
 *
 * @packageDocumentation
 */
export { clearCalls, conceal, readCalls, subscribeCalls, type TracedCall, traceCalls } from '../trace.ts';
export { forgetLanding, forgetVisitor } from '../forget.ts';
