import { Hono } from 'hono';
import { isOfDatabase } from '../errors.ts';
import { failureOf } from '../log.ts';
import { createCommands } from './api/commands.ts';
import { createScripts } from './api/scripts.ts';
import { createSite } from './api/site.ts';
import { createAbout } from './control/about.ts';
import { createActivityRoutes } from './control/activity-routes.ts';
import { type ClockAdmin, createClockRoutes } from './control/clock-admin.ts';
import { createFaultRoutes } from './control/fault-routes.ts';
import { createLiveRoutes } from './control/live-routes.ts';
import type { JoinMadeUp } from './control/made-up-signups.ts';
import { createNumberRoutes, type NumberAdmin } from './control/number-admin.ts';
import { createOutbox, type OutboxAdmin } from './control/outbox.ts';
import { createPeopleExport, createPeopleImport, type PeopleCsv } from './control/people-import.ts';
import { createProjectRoutes, goneProject, type ProjectAdmin } from './control/project-routes.ts';
import { createReset, createSeed, type Reset, type SeedAdmin } from './control/reset.ts';
import { createRewardRoutes, type RewardAdmin } from './control/reward-admin.ts';
import { createSnapshotRoutes, type SnapshotAdmin } from './control/snapshot-admin.ts';
import { createSettingRoutes, type SandboxSetting } from './control/settings.ts';
import type { UserAdmin } from './control/user-admin.ts';
import { createImpressionRoutes } from './control/impression-routes.ts';
import { createEventRoutes, createPeopleRoutes } from './control/user-routes.ts';
import { createWaitlistRoutes } from './control/waitlist.ts';
import { createWebhookRoutes, type WebhookAdmin } from './control/webhook-admin.ts';
import { createDashboard } from './dashboard/dashboard.ts';
import { readAddress } from './edge/address.ts';
import { createOtherProject } from './edge/project.ts';
import { limitRate } from './edge/rate.ts';
import { tellChanges } from './edge/changes.ts';
import { logRequests } from './edge/requests.ts';
import type { FaultEffects } from './faults/effects.ts';
import type { Campaign } from './foundation/campaign.ts';
import type { Env } from './foundation/env.ts';
import { createAssets } from './hosted/assets.ts';
import { createConfirmation } from './hosted/confirmation.ts';
import { createLinks } from './hosted/links.ts';
import { createPages } from './hosted/pages.ts';
import { createRest } from './rest/rest.ts';
import { createSignup } from './hosted/signup-routes.ts';
import { createMcpRoutes } from './mcp/mcp.ts';
import { shorten } from '../campaign/shorten.ts';

/** Operations on the whole campaign. */
export interface Controls {
  reset: Reset;
  population: SeedAdmin;
  clockAdmin: ClockAdmin;
  rewards: RewardAdmin;
  userAdmin: UserAdmin;
  joinMadeUp: JoinMadeUp;
  webhooks: WebhookAdmin;
  numbers: NumberAdmin;
  outbox: OutboxAdmin;
  csv: PeopleCsv;
  settings: readonly SandboxSetting[];
  snapshots: SnapshotAdmin;
  /** Further projects. `null`: this is one of them. */
  projects: ProjectAdmin | null;
}

/** The HTTP app with all routes of the sandbox. */
export function createApp(campaign: Campaign, effects: FaultEffects, controls: Controls): Hono<Env> {
  const root = new Hono<Env>();
  const app = root.basePath(campaign.base);
  const limit = limitRate(campaign.rateLimit, campaign.store.rates);
  const otherProject = createOtherProject(campaign);
  const site = createSite(campaign);

  app.use(readAddress(campaign));
  app.use(logRequests(campaign));
  app.use(tellChanges(campaign));

  app.route('/api/v2', createRest(campaign));
  app.route('/api', createCommands(campaign, site, effects, limit, otherProject));
  app.route('/widget/v2', createScripts(campaign, effects, otherProject));
  if (controls.projects !== null) app.route('/projects', createProjectRoutes(campaign, controls.projects));
  app.route('/projects', createPages(campaign));
  app.route('/projects', createSignup(campaign, limit, otherProject));
  app.route('/assets', createAssets());
  app.route('/faults', createFaultRoutes(campaign, effects));
  app.route('/r', createLinks(campaign, site));
  app.route('/confirm', createConfirmation(campaign, site));
  app.route('/about', createAbout(campaign));
  app.route('/activity', createActivityRoutes(campaign));
  app.route('/live', createLiveRoutes(campaign));
  app.route('/waitlist', createWaitlistRoutes(campaign));
  app.route('/settings', createSettingRoutes(campaign, controls.settings));
  app.route('/outbox', createOutbox(campaign, controls.outbox));
  app.route('/rewards', createRewardRoutes(campaign, controls.rewards));
  app.route('/people/import', createPeopleImport(campaign, controls.csv));
  app.route('/people/export', createPeopleExport(campaign, controls.csv));
  app.route('/people', createPeopleRoutes(campaign, controls.userAdmin, controls.joinMadeUp));
  app.route('/impressions', createImpressionRoutes(campaign));
  app.route('/numbers', createNumberRoutes(campaign, controls.numbers));
  app.route('/events', createEventRoutes(campaign, controls.userAdmin));
  app.route('/clock', createClockRoutes(campaign, controls.clockAdmin));
  app.route('/webhooks', createWebhookRoutes(campaign, controls.webhooks));
  app.route(
    '/mcp',
    createMcpRoutes(campaign, (request, connection) => app.fetch(request, connection)),
  );
  app.route('/seed', createSeed(campaign, controls.population));
  app.route('/snapshots', createSnapshotRoutes(campaign, controls.snapshots));
  app.route('/reset', createReset(campaign, controls.reset));

  app.all('/p/:project', goneProject);
  app.all('/p/:project/*', goneProject);

  // For load balancers and CI: does not query the database.
  app.get('/health', (context) => context.json({ status: 'ok' }));

  const dashboard = createDashboard(campaign);
  app.get('/', dashboard.page);
  // The same page, where a base path is written with a slash at the end.
  if (campaign.base !== '') root.get(`${campaign.base}/`, dashboard.page);
  app.get('/dashboard/:file', dashboard.file);

  app.notFound((context) =>
    context.json(
      {
        error: `The sandbox has nothing at ${context.req.method} ${shorten(context.req.path)}.`,
        routes: [
          `GET /widget/v2/${campaign.project}.js`,
          'GET /api/v2/betas',
          `POST /api/${campaign.project}/:command`,
          `POST /api/${campaign.project}/ref-check`,
          `GET /projects/${campaign.project}/leaderboard?view=:token`,
          `GET /projects/${campaign.project}/referral?view=:token`,
          `GET /projects/${campaign.project}/users/new`,
          `POST /projects/${campaign.project}/users/post`,
          `GET /projects/${campaign.project}/users/instant?email=:email`,
          'GET, PUT, PATCH, DELETE /faults',
          'GET /r/:code',
          'GET /confirm/:ticket',
          'GET /about',
          'GET, DELETE /activity',
          'GET /live',
          'GET /settings',
          'GET /outbox?delayed=true',
          'GET /outbox/:number',
          'POST /outbox',
          'GET /rewards?status=:status&before=:number&limit=:limit',
          'GET /rewards?email=:email',
          'POST /rewards',
          'GET /people?status=:status&after=:email&limit=:limit',
          'GET /people?email=:email',
          'POST /people',
          'GET /people/story?email=:email',
          'POST /people/session',
          'POST /people/join',
          'GET /waitlist?status=:status&search=:text&limit=:limit',
          'POST /people/import?status=:status',
          'GET /people/export',
          'GET /impressions',
          'GET /numbers?from=:time&to=:time&step=:step',
          'GET /events?email=:email',
          'GET, POST /clock',
          'GET, POST /webhooks',
          'GET, POST /seed',
          'POST /reset',
          'GET, POST /snapshots',
          'GET, PUT, DELETE /snapshots/:name',
          'POST /mcp',
          ...(controls.projects === null ? [] : ['GET, POST /projects', 'DELETE /projects/:project']),
          'GET /health',
          'GET /',
          'GET /dashboard/:file',
        ],
      },
      404,
    ),
  );

  app.onError((error, context) => {
    campaign.log.error({ err: failureOf(error) }, 'The sandbox failed.');
    if (isOfDatabase(error)) return context.json({ error: error.message }, 503);
    return context.json({ error: 'The sandbox failed. Its log says why.' }, 500);
  });

  return app;
}
