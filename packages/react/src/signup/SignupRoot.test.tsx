import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ComponentPropsWithoutRef, createRef, forwardRef, type ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { renderOnFake } from '../../test/fake.tsx';
import { SignupAgreement } from './SignupAgreement.tsx';
import { SignupError } from './SignupError.tsx';
import { SignupField } from './SignupField.tsx';
import { SignupFields } from './SignupFields.tsx';
import { SignupForm } from './SignupForm.tsx';
import { SignupHoneypot } from './SignupHoneypot.tsx';
import { SignupRoot } from './SignupRoot.tsx';
import { SignupStatus } from './SignupStatus.tsx';
import { SignupSubmit } from './SignupSubmit.tsx';

const Message = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(function Message(props, ref) {
  return <p {...props} ref={ref} className="message" />;
});

const Button = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(function Button(props, ref) {
  return <button {...props} ref={ref} className="button" />;
});

const Label = forwardRef<HTMLLabelElement, ComponentPropsWithoutRef<'label'>>(function Label(
  { children, htmlFor, ...props },
  ref,
) {
  return (
    <label {...props} ref={ref} htmlFor={htmlFor} className="form">
      {children}
    </label>
  );
});

test('written out, the parts make the same form as SignupForm', () => {
  const markup = (ui: ReactNode) => {
    const { container, unmount } = renderOnFake(ui);
    const html = container.innerHTML.replaceAll(/_r_\w+_|«\w+»|:r\w+:/g, 'id');
    unmount();
    return html;
  };
  const parts = (
    <SignupRoot honeypot="website">
      <SignupFields>
        <SignupField name="email" />
        <SignupField name="first_name" label="First name" />
        <SignupHoneypot />
        <SignupAgreement>I agree.</SignupAgreement>
        <SignupSubmit />
        <SignupError />
      </SignupFields>
      <SignupStatus />
    </SignupRoot>
  );
  const form = (
    <SignupForm honeypot="website" agreement="I agree.">
      <SignupField name="first_name" label="First name" />
    </SignupForm>
  );
  expect(markup(parts)).toBe(markup(form));
});

test.each<[string, ReactNode]>([
  ['SignupAgreement', <SignupAgreement key="it">I agree.</SignupAgreement>],
  ['SignupError', <SignupError key="it" />],
  ['SignupField', <SignupField key="it" name="email" />],
  ['SignupFields', <SignupFields key="it" />],
  ['SignupHoneypot', <SignupHoneypot key="it" />],
  ['SignupStatus', <SignupStatus key="it" />],
  ['SignupSubmit', <SignupSubmit key="it" />],
])('outside of a form the error of %s names the part and what to wrap it in', (part, ui) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => render(ui)).toThrow(
    `${part}: Wrap the app, or the part of it that uses the kit, in <SignupForm> or <SignupRoot>.`,
  );
});

test('SignupHoneypot in a form without a honeypot is refused, with what to write', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => renderOnFake(<SignupRoot>{<SignupHoneypot />}</SignupRoot>)).toThrow(
    'SignupHoneypot: the form has no honeypot. Give it a name that robots fill in: <SignupRoot honeypot="website">.',
  );
});

test('with elements of the app, the form is validated, sent and announced as before, and keeps the focus', async () => {
  const ref = createRef<HTMLButtonElement>();
  const { commands } = renderOnFake(
    <SignupRoot>
      <SignupFields>
        <SignupField name="email" render={{ input: <input className="input" />, message: <Message /> }} />
        <SignupAgreement render={{ checkbox: <input className="checkbox" />, message: <Message /> }}>
          I agree.
        </SignupAgreement>
        <SignupSubmit ref={ref} render={{ button: <Button /> }} />
        <SignupError render={{ message: <Message /> }} />
      </SignupFields>
      <SignupStatus render={{ message: <Message /> }} />
    </SignupRoot>,
  );
  const button = screen.getByRole('button', { name: 'Join the waitlist' });
  expect(button).toHaveAttribute('type', 'submit');
  expect(ref.current).toBe(button);
  const email = screen.getByLabelText('E-mail address');
  await userEvent.click(button);
  expect(email).toHaveFocus();
  expect(email).toHaveAccessibleDescription(/^Enter your e-mail address/);
  expect(screen.getByLabelText('I agree.')).toHaveAccessibleDescription('Please agree to this first.');
  expect(commands()).not.toContain('addUser');
  await userEvent.type(email, 'penny@bigbangtheory.com');
  await userEvent.click(screen.getByText('I agree.'));
  await userEvent.click(button);
  const status = screen.getByRole('status');
  await waitFor(() => expect(status).toHaveTextContent('You are on the list.'));
  expect(status).toHaveClass('message');
  expect(status).toHaveFocus();
  expect(button).not.toBeInTheDocument();
});

test('the render table of the form is for all parts in it, and that of a part wins', () => {
  renderOnFake(
    <SignupForm render={{ input: <input className="form" />, label: <Label /> }} agreement="I agree.">
      <SignupField name="first_name" label="First name" render={{ input: <input className="own" /> }} />
    </SignupForm>,
  );
  expect(screen.getByLabelText('E-mail address')).toHaveClass('form', { exact: true });
  expect(screen.getByLabelText('First name')).toHaveClass('own', { exact: true });
  expect(screen.getByLabelText('I agree.')).not.toHaveAttribute('class');
  expect(screen.getByText('I agree.')).toHaveClass('form');
});
