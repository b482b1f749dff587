/** What a key of the REST API may be for. The vendor's names of permissions are not documented: these are those of its resources. */
export type ApiResource = 'projects' | 'users' | 'rewards' | 'points' | 'friend_invitations';

/** A key of the REST API. */
export interface ApiKey {
  /** Its name, which error messages show. */
  name: string;
  /** The key itself. */
  key: string;
  /**
   * What it may do with each resource. A resource that is left out is not allowed.
   * @defaultValue everything
   */
  permissions?: { [R in ApiResource]?: 'read' | 'write' | 'none' | undefined } | undefined;
}

/** The default key is public, so it works for callers of this machine only. */
export const developmentApiKey = 'sandbox_api_key_do_not_use';
