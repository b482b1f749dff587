/** What the probe finds out, step by step: the page, the report in words and the tests read it from here. */
export const steps = {
  'script.queue': 'Is a call that was queued before the script made, and how often?',
  'getUser.anonymous': 'What does getUser answer where no user is known?',
  'getReferralCode.anonymous': 'What does getReferralCode answer where no user is known?',
  'getReferrerCode.anonymous': 'What does getReferrerCode answer without a referrer?',
  'getUser.unsigned': 'What does getUser answer for an unknown address without a signature?',
  'authenticateUser.wrong': 'Is the callback of authenticateUser called for a wrong signature, and with what?',
  'embedLeaderboard.anonymous': 'What does embedLeaderboard draw and answer for a visitor?',
  'embedReferralPage.anonymous': 'What does embedReferralPage draw and answer where no user is known?',
  'popupReferralPage.anonymous': 'What does popupReferralPage open where no user is known?',
  'recordFormImpression.anonymous': 'Is the callback of recordFormImpression called?',
  'logoutUser.anonymous': 'Is the callback of logoutUser called where no session is?',
  'getUser.unknown': 'What does getUser answer for an unknown address with a right signature?',
  'addUser.new': 'What does addUser answer for a new user?',
  'getUser.session': 'What does getUser answer with a session: the user, or an envelope?',
  'getReferralCode.session': 'What does getReferralCode answer with a session?',
  'getUser.wrongSignature': 'With a session, is a wrong signature refused?',
  'addUser.again': 'What does addUser answer for the user of the session?',
  'embedLeaderboard.session': 'What does embedLeaderboard draw and answer with a session?',
  'embedReferralPage.session': 'What does embedReferralPage draw and answer with a session?',
  'popupReferralPage.session': 'What does popupReferralPage open with a session?',
  'triggerRewards.session': 'What does triggerRewards answer for an event that no reward is for?',
  logoutUser: 'What does logoutUser answer, and which cookies does it remove?',
  'getUser.afterLogout': 'What does getUser answer after logoutUser?',
  'addUser.known': 'What does addUser answer for a known user without a session?',
  'getUser.named': 'Is a known user told to a visitor without proof?',
  'authenticateUser.right': 'What does authenticateUser answer for a right signature?',
  'getUser.signed': 'What does getUser answer for a user with a right signature?',
  'addUser.referred': 'What does addUser answer for a user with a referrer?',
  'getReferrerCode.referred': 'What does getReferrerCode answer with a referrer?',
} as const;

export type Step = keyof typeof steps;

/** What is told by a fact instead of a shape. */
export const facts = {
  'script.replacesStub': 'Does the script replace the stub of the snippet?',
  'landing.kept': 'Of two referral links with unknown codes, which one is kept?',
  'landing.keptOfUser': 'Of the links of two users, which one is kept?',
  'leaderboard.columns': 'Which columns has the leaderboard?',
  'leaderboard.name': 'How does the leaderboard name a user?',
  'form.filled': 'Which hidden inputs of a raw form does the script fill?',
  'form.embed': 'Does the script fill the element of an inline form?',
  'code.length': 'How long is a referral code?',
  'code.beginsWithName': 'Does a referral code begin with the name of its user?',
} as const;

export type Fact = keyof typeof facts;
