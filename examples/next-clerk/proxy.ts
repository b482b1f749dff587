import { clerkMiddleware } from '@clerk/nextjs/server';

export default clerkMiddleware();

/** Everything except Next's own files and files with an extension. */
export const config = { matcher: ['/((?!_next|.*\\.).*)', '/api/(.*)'] };
