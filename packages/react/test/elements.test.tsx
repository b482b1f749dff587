import type { Reward } from '@prefinery-kit/core';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { type ElementName, type OwnElements, partElements, type PartWithElements } from '../src/foundation/elements.ts';
import { ReferralQrCode } from '../src/qr/index.ts';
import {
  AlreadyJoined,
  Authenticated,
  EmbeddedReferralPage,
  HostedForm,
  HostedFormButton,
  Leaderboard,
  ListPosition,
  PartFailure,
  ReferralCard,
  ReferralLink,
  ReferralPageDialog,
  ReferralStats,
  RewardProgress,
  Rewards,
  ScriptGate,
  ShareButtons,
  SignupAgreement,
  SignupError,
  SignupField,
  SignupForm,
  SignupRoot,
  SignupStatus,
  SignupSubmit,
} from '../src/index.ts';
import { blocked, leonard, renderOnFake } from './fake.tsx';

const reward: Reward = {
  descriptor: 'gift',
  name: 'A gift',
  user_id: leonard.id,
  user_role: 'referrer',
  status: 'earned',
  type: 'Milestone',
  earned_at: '2026-01-01T00:00:00Z',
  delivered_at: null,
  revoked_at: null,
  user: {
    id: leonard.id,
    email: leonard.email,
    referral_code: 'leonard981',
    profile: { first_name: null, last_name: null },
  },
};
const thresholds = [{ referrals: 3, reward: 'A month free' }];

/** Each part, with elements of the app. */
const parts: { [Part in PartWithElements]: (render: OwnElements<Part>) => ReactNode } = {
  AlreadyJoined: (render) => <AlreadyJoined render={render} />,
  Authenticated: (render) => <Authenticated render={render} />,
  EmbeddedReferralPage: (render) => <EmbeddedReferralPage render={render} />,
  HostedForm: (render) => <HostedForm render={render} />,
  HostedFormButton: (render) => <HostedFormButton render={render}>Join</HostedFormButton>,
  Leaderboard: (render) => <Leaderboard render={render} />,
  ListPosition: (render) => <ListPosition render={render} />,
  ReferralCard: (render) => <ReferralCard render={render} thresholds={thresholds} />,
  ReferralLink: (render) => <ReferralLink render={render} />,
  ReferralPageDialog: (render) => <ReferralPageDialog render={render}>Invite friends</ReferralPageDialog>,
  ReferralQrCode: (render) => <ReferralQrCode render={render} />,
  ReferralStats: (render) => <ReferralStats render={render} />,
  RewardProgress: (render) => <RewardProgress render={render} thresholds={thresholds} />,
  Rewards: (render) => (
    <>
      <Rewards render={render} rewards={[]} />
      <Rewards render={render} rewards={[reward]} />
    </>
  ),
  ScriptGate: (render) => <ScriptGate render={render} />,
  ShareButtons: (render) => <ShareButtons render={render} />,
  SignupAgreement: (render) => inForm(<SignupAgreement render={render}>I agree.</SignupAgreement>),
  SignupError: (render) => inForm(<SignupError render={render} />),
  SignupField: (render) => inForm(<SignupField render={render} name="email" />),
  SignupForm: (render) => <SignupForm render={render} agreement="I agree." />,
  SignupRoot: (render) => (
    <SignupRoot render={render}>
      <SignupField name="email" />
      <SignupAgreement>I agree.</SignupAgreement>
      <SignupSubmit />
    </SignupRoot>
  ),
  PartFailure: (render) => <PartFailure render={render} retry={() => undefined} />,
  SignupStatus: (render) => inForm(<SignupStatus render={render} />),
  SignupSubmit: (render) => inForm(<SignupSubmit render={render} />),
};

const inForm = (part: ReactNode) => <SignupRoot>{part}</SignupRoot>;

const tags: Record<ElementName, string> = {
  root: 'div',
  field: 'div',
  label: 'label',
  input: 'input',
  checkbox: 'input',
  button: 'button',
  message: 'p',
  failure: 'div',
  placeholder: 'div',
  list: 'ul',
  item: 'li',
  link: 'a',
  icon: 'svg',
  image: 'svg',
  value: 'strong',
  detail: 'p',
  progress: 'progress',
  dialog: 'dialog',
  header: 'header',
  title: 'h2',
  close: 'button',
};

/** Where an element has to have another tag. */
const other: Record<string, string> = {
  'AlreadyJoined root': 'details',
  'AlreadyJoined title': 'summary',
  'SignupForm root': 'form',
  'SignupRoot root': 'form',
};

const settled = () => waitFor(() => expect(document.querySelector('[aria-busy=true]')).not.toBeInTheDocument());

const names = Object.keys(partElements) as PartWithElements[];

test.each(names)('each inner element of %s can be replaced, and is drawn in one of its states', async (part) => {
  const drawn = new Set<string>();
  const own = Object.fromEntries(
    partElements[part].map((name) => [
      name,
      (props: object) => {
        drawn.add(name);
        return createElement(other[`${part} ${name}`] ?? tags[name], { ...props, className: `own-${name}` });
      },
    ]),
  );
  const ui = parts[part](own);
  const open = async () => {
    const [button] = screen.queryAllByRole('button', { name: /^(Invite friends|Join)$/ });
    if (button) await userEvent.click(button);
    await settled();
  };
  renderOnFake(ui, { session: leonard.email });
  await open();
  cleanup();
  renderOnFake(ui);
  await open();
  cleanup();
  renderOnFake(ui, { session: leonard.email }, {}, blocked);
  await open();
  await waitFor(() => expect([...drawn].toSorted()).toEqual([...partElements[part]].toSorted()));
});
