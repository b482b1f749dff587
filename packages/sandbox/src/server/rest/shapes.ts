/** What the REST API answers. Fields that stand for those of the JavaScript API have other names. */
import { listPlace } from '../../campaign/place.ts';
import { timestamp } from '../../campaign/timestamp.ts';
import { referralLink } from '../../campaign/user.ts';
import type { ProjectSummary, Tester } from '../../store/testers.ts';

/** How many friends a user may invite. The vendor's default is not known: this one is ours. */
export const invitationQuota = 5;

export function testerOf(tester: Tester, base: string) {
  const link = referralLink(tester.referral_code, base);
  const { list_position, list_ahead, list_behind, list_length } = listPlace(tester);
  const { custom_var1 = null, custom_var2 = null, custom_var3 = null, ...profile } = tester.profile;
  return {
    id: tester.signup,
    uuid: tester.id,
    email: tester.email,
    status: tester.status,
    referral_code: tester.referral_code,
    referrer_id: tester.referrer_number,
    share_link: link,
    share_status_link: `${link}?ref-check=${tester.id}`,
    share_clicks_count: tester.shares,
    share_signups_count: tester.referrals,
    waitlist_position: list_position,
    waitlist_ahead: list_ahead,
    waitlist_behind: list_behind,
    waitlist_length: list_length,
    bonus_points: tester.bonus,
    invitation_code: tester.invitation_code,
    friend_invitations_remaining: Math.max(0, invitationQuota - tester.invited),
    custom_vars: { custom_var1, custom_var2, custom_var3 },
    profile,
    created_at: timestamp(tester.created_at),
    updated_at: timestamp(tester.updated_at),
  };
}

export function betaOf(
  { byStatus, shares, referrals, impressions, from, to }: ProjectSummary,
  { project, site, now }: { project: string; site: string | null; now: Date },
) {
  const count = (status: string): number => byStatus[status] ?? 0;
  return {
    id: project,
    name: project,
    homepage_url: site,
    testers_count: Object.values(byStatus).reduce((sum, people) => sum + people, 0),
    impressions_count: impressions,
    share_clicks_count: shares,
    share_signups_count: referrals,
    imported_testers_count: count('imported'),
    applied_testers_count: count('applied'),
    invited_testers_count: count('invited'),
    active_testers_count: count('active'),
    rejected_testers_count: count('rejected'),
    created_at: timestamp(from ?? now),
    updated_at: timestamp(to ?? now),
  };
}
