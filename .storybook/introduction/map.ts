/** A line of the introduction: one part or several, with the hook for markup of your own and a story. */
export interface Part {
  /** The name of the export; several are separated by commas. */
  name: string;
  what: string;
  /** The hook for markup of your own. Absent if there is none, or if another part's hook is enough. */
  hook?: string;
  /** Id of the first story. */
  story: string;
}

export interface Chapter {
  title: string;
  parts: readonly Part[];
}

/** The parts, in the order in which a visitor sees them. */
export const chapters: readonly Chapter[] = [
  {
    title: 'Joining',
    parts: [
      {
        name: 'SignupForm',
        what: 'asks, says what is wrong, says you are in',
        hook: 'useSignupForm',
        story: 'joining-signupform--idle',
      },
      { name: 'SignupField', what: 'one more field of it', story: 'joining-signupform--with-more-fields' },
      {
        name: 'SignupRoot, SignupFields, SignupStatus',
        what: 'the same form, part by part',
        story: 'recipes--a-form-of-parts',
      },
      {
        name: 'SignupAgreement, SignupHoneypot, SignupSubmit, SignupError',
        what: 'the other parts of it',
        story: 'recipes--a-form-of-parts',
      },
      { name: 'useSignupAction', what: 'the same for a React 19 form of yours', story: 'recipes--an-action' },
    ],
  },
  {
    title: 'Returning',
    parts: [
      {
        name: 'Authenticated',
        what: 'for whoever is known here',
        hook: 'useUser',
        story: 'returning-authenticated--joined',
      },
      { name: 'Anonymous', what: 'for everybody else', story: 'returning-anonymous--anonymous-visitor' },
      { name: 'AlreadyJoined', what: 'tells how to come back', story: 'returning-alreadyjoined--closed' },
    ],
  },
  {
    title: 'Sharing',
    parts: [
      { name: 'ReferralCard', what: 'all of these, in one card', story: 'sharing-referralcard--joined' },
      {
        name: 'ReferralLink',
        what: 'the link, and a button that copies it',
        hook: 'useReferralLink',
        story: 'sharing-referrallink--known',
      },
      {
        name: 'ShareButtons',
        what: 'the system’s share sheet, and eight places',
        hook: 'useShare',
        story: 'sharing-sharebuttons--known',
      },
      {
        name: 'ReferralQrCode',
        what: 'to scan, or as SVG and PNG',
        hook: 'useQrCode',
        story: 'sharing-referralqrcode--known',
      },
      {
        name: 'ListPosition, ReferralStats',
        what: 'numbers that stay fresh',
        hook: 'useFreshUser',
        story: 'sharing-listposition--joined',
      },
      {
        name: 'RewardProgress, Rewards',
        what: 'how far to the next one',
        hook: 'useRewardProgress',
        story: 'sharing-rewardprogress--joined',
      },
    ],
  },
  {
    title: 'Vendor pages',
    parts: [
      {
        name: 'Leaderboard',
        what: 'the ten leading people',
        hook: 'useLeaderboard',
        story: 'vendor-pages-leaderboard--top-ten',
      },
      {
        name: 'EmbeddedReferralPage',
        what: 'the hosted page, in yours',
        hook: 'useReferralPage',
        story: 'vendor-pages-embeddedreferralpage--joined',
      },
      {
        name: 'ReferralPageDialog',
        what: 'the same in a dialog',
        hook: 'useReferralPage',
        story: 'vendor-pages-referralpagedialog--closed',
      },
      {
        name: 'HostedForm',
        what: 'the hosted form, in yours',
        hook: 'useHostedForm',
        story: 'vendor-pages-hostedform--empty',
      },
      {
        name: 'HostedFormButton',
        what: 'the same, behind a button',
        hook: 'useHostedFormButton',
        story: 'vendor-pages-hostedformbutton--idle',
      },
    ],
  },
  {
    title: 'Around them',
    parts: [
      {
        name: 'PrefineryProvider',
        what: 'connects all below it to a campaign',
        hook: 'usePrefinery',
        story: 'states-prefineryprovider--granted',
      },
      {
        name: 'ServerState',
        what: 'what your server knows, for the first paint',
        story: 'states-serverstate--first-paint',
      },
      {
        name: 'PrefineryElements',
        what: 'your buttons and inputs in all of them',
        story: 'your-own-components-in-our-parts--on-a-whole-page',
      },
      { name: 'PrefineryTexts', what: 'your words, or another language', story: 'recipes--your-words' },
      {
        name: 'ScriptGate',
        what: 'while the script is on its way, or blocked',
        hook: 'useScript',
        story: 'states-scriptgate--ready',
      },
      {
        name: 'PartFailure',
        what: 'a failure and a retry, for parts of yours',
        hook: 'useVisitor',
        story: 'your-own-components-in-our-parts--in-failures',
      },
      {
        name: 'PrefineryDevtools',
        what: 'every command, and faults on purpose',
        story: 'states-prefinerydevtools--commands',
      },
    ],
  },
];
