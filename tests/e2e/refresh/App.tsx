import { Leaderboard, PrefineryProvider, ReferralLink, SignupForm } from '@prefinery-kit/react';
import { client } from './client.ts';

export function App() {
  return (
    <PrefineryProvider client={client}>
      <h1>Waitlist</h1>
      <SignupForm />
      <ReferralLink />
      <Leaderboard />
    </PrefineryProvider>
  );
}
