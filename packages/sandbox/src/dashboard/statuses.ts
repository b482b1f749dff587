import type { Status } from '../campaign/person.ts';

/** All statuses of a user, as the vendor names them. */
export const statuses: readonly Status[] = [
  'applied',
  'invited',
  'active',
  'unconfirmed',
  'imported',
  'idle',
  'rejected',
  'suspended',
];
