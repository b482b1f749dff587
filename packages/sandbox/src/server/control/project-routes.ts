import type { Hono, MiddlewareHandler } from 'hono';
import { ownOrigin } from '../edge/access.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl, readJson } from './control.ts';
import { shorten } from '../../campaign/shorten.ts';

/** A project that was created while the sandbox runs. */
export interface CreatedProject {
  /** Its key: 8 lower-case letters and digits. */
  project: string;
  /** Its identity verification secret. */
  identitySecret: string;
  /** The secret that its webhooks are signed with. */
  webhookSecret: string;
}

/** Creates and removes projects beside the one that the sandbox was started with. */
export interface ProjectAdmin {
  /** @throws SandboxError `invalid_option` */
  create: (given: unknown) => Promise<CreatedProject>;
  all: () => CreatedProject[];
  /**
   * Removes a project and its data.
   * @throws SandboxError `unknown_project`
   */
  remove: (project: string) => Promise<void>;
}

const example = { seedUsers: 20, doubleOptIn: true };

/**
 * `POST /projects`, `GET /projects` and `DELETE /projects/KEY`: further campaigns in the same process. Hosted pages are below
 * `/projects/KEY/`, so the checks of control routes are for these paths alone.
 */
export function createProjectRoutes(campaign: Campaign, projects: ProjectAdmin): Hono<Env> {
  const app = createControl(campaign, { paths: ['/', '/:project'] });
  const addressesOf = ({ project, ...secrets }: CreatedProject, own: string) => {
    const url = `${own}${campaign.base}/p/${project}`;
    return { project, url, scriptUrl: `${url}/widget/v2/${project}.js`, ...secrets };
  };

  app.get('/', (context) => context.json(projects.all().map((one) => addressesOf(one, ownOrigin(context)))));

  app.post('/', async (context) => {
    const body = await context.req.text();
    const created = await projects.create(body === '' ? {} : readJson(body, example));
    return context.json(addressesOf(created, ownOrigin(context)), 201);
  });

  app.delete('/:project', async (context) => {
    await projects.remove(context.req.param('project'));
    return context.body(null, 204);
  });

  return app;
}

/** Answers requests to a project that is not there any more, in the form of all other answers. */
export const goneProject: MiddlewareHandler<Env, '/p/:project/*'> = async (context) => {
  const error =
    `There is no project ${shorten(context.req.param('project'))}, or not any more. POST /projects creates one. It is removed by ` +
    'DELETE, after a while without requests, and with the process that created it.';
  return context.json({ answer: { error, status: 404 }, error, status: 404 }, 404);
};
