import { createPrefinery, PrefineryProvider, SignupField, SignupForm } from '@prefinery-kit/react';

export interface AppProps {
  project: string;
  scriptUrl: string;
}

/** A page that a server renders and the browser takes over. */
export function App(options: AppProps) {
  return (
    <PrefineryProvider client={createPrefinery(options)}>
      <SignupForm variables={{ company: 'custom_var1' }} honeypot="website">
        <SignupField name="first_name" label="First name" />
        <SignupField name="company" label="Company" />
      </SignupForm>
    </PrefineryProvider>
  );
}
