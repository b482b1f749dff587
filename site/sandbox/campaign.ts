/** What a service worker serves. */
export interface Campaign {
  project: string;
  seed: { users: number; seed: number };
  /** Path of the sandbox, below the folder of the service worker. */
  folder: string;
  /** Whether the campaign outlives the service worker, in IndexedDB. Otherwise each start of the worker begins a new one. */
  isKept: boolean;
}
