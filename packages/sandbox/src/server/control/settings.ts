import type { Hono } from 'hono';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl } from './control.ts';

/** Where the value of an option came from. */
export type SettingSource = 'command line' | 'environment' | 'file' | 'code' | 'default';

/** An option of the sandbox, as it is. */
export interface SandboxSetting {
  /** The option's name, as in `createSandbox`. */
  name: string;
  /** What it belongs to, such as `What the campaign is like`. */
  group: string;
  /** What it is, in a few words. */
  about: string;
  /**
   * Its value. Passwords are left out of addresses. `null`: it is a secret, cannot be shown, or is not set: then `otherwise` says what
   * happens.
   */
  value: unknown;
  source: SettingSource;
  /** The flag, the variable or the file that has it. */
  place: string | null;
  /** Whether the value is never shown. */
  isSecret: boolean;
  /** The default, in words. */
  otherwise: string;
}

/** `GET /settings`: all options with their values, and where these came from. */
export function createSettingRoutes(campaign: Campaign, settings: readonly SandboxSetting[]): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', (context) => context.json(settings));
  return app;
}
