import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';

/**
 * Auth.js. Its provider of this example needs no outside service: it lets anybody in who knows DEMO_PASSWORD. Use your own
 * providers in its place, and only such that have verified the address: who logs in as an address is that user on the waitlist.
 */
export const { handlers, auth, signIn, signOut } = NextAuth({
  pages: { signIn: '/login' },
  providers: [
    Credentials({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      authorize({ email, password }) {
        const expected = process.env.DEMO_PASSWORD;
        const isRight = Boolean(expected) && password === expected && typeof email === 'string' && email.includes('@');
        return isRight ? { email } : null;
      },
    }),
  ],
});
