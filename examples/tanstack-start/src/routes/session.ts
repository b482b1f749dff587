import { createFileRoute } from '@tanstack/react-router';
import { logIn, logOut } from '../session.server';

/** Logs in or out, and returns to the page. */
export const Route = createFileRoute('/session')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        const response = new Response(null, { status: 303, headers: { location: '/' } });
        const intent = (await request.formData()).get('intent');
        await (intent === 'log-in' ? logIn : logOut)(request, response);
        return response;
      },
    },
  },
});
