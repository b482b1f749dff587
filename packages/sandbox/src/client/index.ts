import type { ProjectOptions } from '../options/project.ts';
import { createHttp } from './http.ts';
import { createProject, type ProjectAddresses, type SandboxProject } from './project.ts';

export type { SentMail } from '../campaign/mail.ts';
export type { Status } from '../campaign/person.ts';
export { SandboxError, type SandboxErrorCode } from '../errors.ts';
export type { ProjectOptions } from '../options/project.ts';
export type { ClockReading, SandboxClock } from '../server/control/clock-admin.ts';
export type { SnapshotInfo } from '../server/control/snapshot-admin.ts';
export type { PersonRecord } from '../server/control/user-admin.ts';
export type { CommandFault, Faults } from '../server/faults/faults.ts';
export type { ProjectAddresses, SandboxProject } from './project.ts';
export type { Link, PersonName, SandboxVisitor } from './visitor.ts';

/** Which sandbox to connect to. */
export interface ConnectOptions {
  /**
   * Its address.
   * @defaultValue `PREFINERY_URL` of the environment, which `prefinery-sandbox exec` sets, else `http://localhost:4747`
   */
  url?: string | undefined;
  /**
   * The control token, if the sandbox is on another machine.
   * @defaultValue none
   */
  token?: string | undefined;
}

/** A sandbox that runs in another process. */
export interface SandboxConnection {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /**
   * Creates a project with people, faults, clock and mails of its own. It is there until it is removed, until the sandbox ends, or
   * until this process has ended without removing it: then it is removed after the `lease`.
   *
   * `site` is where the links of its users lead, so give it the address of your app.
   * @throws SandboxError `invalid_option`, `unreachable` or `forbidden`
   * @example
   * ```ts
   * const project = await sandbox.createProject({ seedUsers: 20, doubleOptIn: true, site: 'http://localhost:5173' });
   * ```
   */
  createProject: (options?: ProjectOptions) => Promise<SandboxProject>;
  /**
   * The projects that have been created and not removed.
   * @throws SandboxError `unreachable` or `forbidden`
   */
  projects: () => Promise<ProjectAddresses[]>;
}

/**
 * Connects to a running sandbox, to test an app with any test runner.
 *
 * @example
 * ```ts
 * const sandbox = connectSandbox({ url: 'http://localhost:4747' });
 * const project = await sandbox.createProject({ seedUsers: 20 });
 * const amy = await project.join({ email: 'amy@example.com' });
 * const friend = await project.followLink(amy);
 * await friend.join('bob@example.com');
 * await project.remove();
 * ```
 */
export function connectSandbox({ url: given, token }: ConnectOptions = {}): SandboxConnection {
  const url = (given ?? process.env['PREFINERY_URL'] ?? 'http://localhost:4747').replace(/\/+$/, '');
  const http = createHttp(url, token);

  return {
    url,
    async createProject(options = {}) {
      const addresses = await http.control<ProjectAddresses>('POST', '/projects', options);
      const heartbeat = setInterval(
        () => void http.send(`${addresses.url}/health`).catch(() => {}),
        ((options.lease ?? defaultLease) * 1000) / 4,
      );
      // The test runner may end while the project is there.
      heartbeat.unref();
      return createProject(addresses, {
        token,
        page: options.site,
        parent: http,
        onRemove: () => clearInterval(heartbeat),
      });
    },
    projects: () => http.control('GET', '/projects'),
  };
}

/** In seconds. */
const defaultLease = 300;
