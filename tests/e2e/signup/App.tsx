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
  /** Referrer and utm parameters, as the server has read them. */
  landing: ServerStateProps['landing'];
}

/** A page that a server renders and the browser hydrates. */
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
