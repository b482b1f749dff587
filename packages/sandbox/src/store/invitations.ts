import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** An invitation of a friend, who is a user already. */
export interface Invitation {
  /** Ids of users. */
  sender: string;
  friend: string;
  /** How many friends a user may invite. */
  quota: number;
  now: Date;
}

/** The sender has invited as many friends as they may. */
export class NoInvitationLeft extends Error {
  override readonly name = 'NoInvitationLeft';
}

/**
 * Stores an invitation, within a transaction. Concurrent ones of a sender wait for each other.
 * @throws NoInvitationLeft
 */
export async function invite(
  db: Kysely<Tables>,
  project: string,
  { sender, friend, quota, now }: Invitation,
): Promise<void> {
  await db
    .selectFrom('users')
    .select('id')
    .where('project_id', '=', project)
    .where('id', '=', sender)
    .forNoKeyUpdate()
    .execute();
  const { sent } = await db
    .selectFrom('friend_invitations')
    .select((invitations) => invitations.fn.countAll<number>().as('sent'))
    .where('project_id', '=', project)
    .where('sender_id', '=', sender)
    .executeTakeFirstOrThrow();
  if (sent >= quota) throw new NoInvitationLeft();
  await db
    .insertInto('friend_invitations')
    .values({ project_id: project, sender_id: sender, friend_id: friend, created_at: now })
    .execute();
}
