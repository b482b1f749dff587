import {
  SignupAgreement,
  SignupError,
  SignupField,
  SignupFields,
  SignupHoneypot,
  SignupRoot,
  SignupStatus,
  SignupSubmit,
} from '@prefinery-kit/react';

export function FormParts() {
  return (
    <SignupRoot honeypot="website">
      <SignupFields>
        <SignupField name="email" />
        <SignupField name="first_name" label="First name" />
        <SignupHoneypot />
        <SignupAgreement>I want to hear when it is my turn.</SignupAgreement>
        <SignupSubmit />
        <SignupError />
      </SignupFields>
      <SignupStatus />
    </SignupRoot>
  );
}
