import {
  createPrefinery,
  PrefineryProvider,
  ServerState,
  type ServerStateProps,
  SignupField,
  SignupForm,
} from '@prefinery-kit/react';

export interface AppProps {
  project: string;
  scriptUrl: string;
  /** How the visitor came, as the server read it. */
  landing: ServerStateProps['landing'];
}

/** A page that a server renders and the browser takes over. */
export function App({ landing, ...options }: AppProps) {
  return (
    <PrefineryProvider client={createPrefinery(options)}>
      <ServerState landing={landing}>
        <SignupForm variables={{ company: 'custom_var1' }} honeypot="website">
          <SignupField name="first_name" label="First name" />
          <SignupField name="company" label="Company" />
        </SignupForm>
      </ServerState>
    </PrefineryProvider>
  );
}
