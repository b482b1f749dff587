import type { Context, Handler } from 'hono';
import { messagePage } from '../../pages/Message.tsx';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { secure } from '../hosted/headers.ts';
import { createDashboardFiles, type DashboardFiles } from './files.ts';

/** The handlers of the dashboard. */
export interface Dashboard {
  /** `GET /`: a page that reads the control routes. */
  page: Handler<Env>;
  /** `GET /dashboard/:file`: what the page loads. */
  file: Handler<Env>;
}

export function createDashboard(
  { base, project }: Pick<Campaign, 'base' | 'project'>,
  files: DashboardFiles = createDashboardFiles(),
): Dashboard {
  return {
    async page(context) {
      const { pathname, search } = new URL(context.req.url);
      // The addresses in the page are relative to a folder.
      if (!pathname.endsWith('/')) return context.redirect(`${base}/${search}`);
      const html = await files.page();
      if (html === null) {
        secure(context, `'none'`);
        return context.html(messagePage({ ...notBuilt(project), base: '.' }));
      }
      protect(context);
      return context.html(html);
    },

    async file(context) {
      const found = await files.file(context.req.param('file') ?? '');
      if (found === null) return context.notFound();
      context.header('content-type', found.type);
      context.header('x-content-type-options', 'nosniff');
      // The build writes a hash of the content into each name.
      context.header('cache-control', 'public, max-age=31536000, immutable');
      return context.body(found.bytes);
    },
  };
}

/** Headers of the page. Only its own files run, it calls only its own server, and other pages cannot embed it. */
function protect(context: Context<Env>): void {
  const policy = {
    'default-src': `'none'`,
    'script-src': `'self'`,
    'style-src': `'self'`,
    // Mails that are shown have their styles in attributes.
    'style-src-attr': `'unsafe-inline'`,
    'font-src': `'self'`,
    'img-src': `'self' data:`,
    'connect-src': `'self'`,
    'frame-src': `'self'`,
    'frame-ancestors': `'none'`,
    'base-uri': `'none'`,
    'form-action': `'self'`,
  };
  const rules = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  context.header('content-security-policy', rules.join('; '));
  context.header('x-content-type-options', 'nosniff');
  context.header('referrer-policy', 'same-origin');
  context.header('cache-control', 'no-store');
}

const notBuilt = (project: string) => ({
  title: 'The sandbox is running',
  text:
    `It serves the project ${project}. Its dashboard is not built: run pnpm build. Referral links lead to your app as soon as ` +
    'a page of yours has called, or to the site that the sandbox was given.',
});
