import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
  createRef,
  forwardRef,
  type ReactElement,
  Suspense,
} from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { leonard, renderOnFake } from '../../../test/fake.tsx';
import { PrefineryElements } from '../PrefineryElements.tsx';
import { ReferralLink } from '../../sharing/ReferralLink.tsx';
import { Rewards } from '../../sharing/Rewards.tsx';
import { SignupForm } from '../../signup/SignupForm.tsx';
import { ShareButtons } from '../../sharing/ShareButtons.tsx';

const session = leonard.email;
const button = () => screen.getByRole('button');
const link = 'https://example.com/leonard981';

afterEach(() => vi.unstubAllEnvs());

/** A button as a design system has it: it passes its props and `ref` on, and has a class of its own. */
const Button = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'> & { variant?: string }>(function Button(
  { variant = 'solid', className = '', ...props },
  ref,
) {
  return <button {...props} ref={ref} className={`button ${variant} ${className}`.trim()} />;
});

const Input = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(function Input(props, ref) {
  return (
    <span>
      <input {...props} ref={ref} />
    </span>
  );
});

test('elements of a design system replace those of a part, which works and is labelled as before', async () => {
  renderOnFake(<ReferralLink render={{ button: <Button variant="outline" />, input: <Input /> }} />, { session });
  const input = await screen.findByDisplayValue(link);
  expect(input).toHaveAccessibleName('Your referral link');
  expect(input.parentElement?.localName).toBe('span');
  expect(button()).toHaveClass('button outline', { exact: true });
  expect(button()).toHaveAttribute('type', 'button');
  expect(button()).toHaveAttribute('data-prefinery', 'button');
  expect(button()).toHaveAttribute('data-state', 'idle');
  const user = userEvent.setup();
  await user.tab();
  expect(input).toHaveFocus();
  await user.tab();
  expect(button()).toHaveFocus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'));
  expect(button()).toHaveAttribute('data-state', 'success');
  expect(await navigator.clipboard.readText()).toBe(link);
  expect(button()).toHaveFocus();
});

test('a part takes the element in its `render`, else that of the nearest `PrefineryElements`', () => {
  renderOnFake(
    <PrefineryElements render={{ button: <Button variant="outer" />, message: <em data-testid="message" /> }}>
      <PrefineryElements render={{ button: <Button variant="inner" />, message: undefined }}>
        <ReferralLink />
        <ReferralLink render={{ button: <Button variant="own" /> }} />
        <ReferralLink render={{ button: undefined }} />
      </PrefineryElements>
    </PrefineryElements>,
  );
  const classes = screen.getAllByRole('button').map(({ className }) => className);
  expect(classes).toEqual(['button inner', 'button own', 'button inner']);
  expect(screen.getAllByTestId('message')).toHaveLength(3);
});

test('a function gets the props and the state, and is called for each of several elements', async () => {
  const states: unknown[] = [];
  renderOnFake(
    <ShareButtons
      networks={['x', 'email']}
      render={{
        link: ({ children, ...props }, { part, state, item }) => {
          states.push([part, state, item]);
          return (
            <a {...props} className={`${String(item)}-link`}>
              {children}
            </a>
          );
        },
        icon: () => null,
      }}
    />,
    { session },
  );
  const x = await screen.findByRole('link', { name: 'Share on X' });
  expect(x).toHaveClass('x-link', { exact: true });
  expect(screen.getByRole('link', { name: 'Share by E-mail' })).toHaveClass('email-link');
  expect(states).toContainEqual(['ShareButtons', undefined, 'email']);
  expect(document.querySelector('svg')).not.toBeInTheDocument();
});

test('an element keeps its own children, and its handler runs first and can prevent that of the part', async () => {
  const copied = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  renderOnFake(
    <ReferralLink
      render={{
        button: (
          <button type="button" onClick={copied}>
            Copy it
          </button>
        ),
      }}
    />,
    { session },
  );
  await screen.findByDisplayValue(link);
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  await userEvent.click(screen.getByRole('button', { name: 'Copy it' }));
  expect(copied).toHaveBeenCalledOnce();
  expect(write).not.toHaveBeenCalled();
});

test('the ref of an element is set beside that of the part, and both are cleared', async () => {
  const ref = createRef<HTMLInputElement>();
  const { unmount } = renderOnFake(<ReferralLink render={{ input: <Input ref={ref} /> }} />, { session });
  const input = await screen.findByDisplayValue(link);
  expect(ref.current).toBe(input);
  // The part selects the link in its input if it cannot be copied, so it has the ref, too.
  userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied.', 'NotAllowedError'));
  Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false });
  await userEvent.click(button());
  await waitFor(() => expect(input).toHaveFocus());
  Reflect.deleteProperty(document, 'execCommand');
  unmount();
  expect(ref.current).toBeNull();
});

test.each<[string, unknown, string]>([
  ['a name that the part does not have', { buton: <Button /> }, 'render.buton is not one of its elements, which are'],
  ['a name that it inherits from Object', { constructor: <Button /> }, 'render.constructor is not one of its elements'],
  ['a text', { button: 'outline' }, 'render.button is "outline". Give an element, such as <Button />'],
  ['a component that is no function', { button: Button }, 'render.button is object. Give an element'],
])('%s is refused in development, with what to write instead, and left out in production', (_, given, message) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const ui = <Rewards rewards={[]} render={given as object} />;
  const inLink = <ReferralLink render={given as object} />;
  expect(() => renderOnFake(inLink)).toThrow(`ReferralLink: ${message}`);
  expect(() => renderOnFake(<PrefineryElements render={given as object}>{ui}</PrefineryElements>)).toThrow(
    `PrefineryElements: ${message}`,
  );
  cleanup();
  vi.stubEnv('NODE_ENV', 'production');
  renderOnFake(inLink);
  expect(button()).toHaveAccessibleName('Copy link');
});

test('a function that returns no element is refused in development, and left out in production', () => {
  const nothing = () => undefined as unknown as ReactElement;
  const ui = <ReferralLink render={{ button: nothing }} />;
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => renderOnFake(ui)).toThrow('ReferralLink: render.button returned no element. Return one');
  cleanup();
  vi.stubEnv('NODE_ENV', 'production');
  renderOnFake(ui);
  expect(button()).toHaveAccessibleName('Copy link');
});

const Silent = ({ children }: ComponentPropsWithRef<'button'>) => <button type="button">{children}</button>;
const Propless = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(function Propless(
  { children },
  ref,
) {
  return (
    <button type="button" ref={ref}>
      {children}
    </button>
  );
});

test.each([
  ['its props', <Propless key="it" />, 'does not pass its props on'],
  ['its ref and props', <Silent key="it" />, 'does not pass its ref and props on'],
])('an element that drops %s is reported in development, and the part is still shown', (_, element, message) => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  renderOnFake(<ReferralLink render={{ button: element }} />);
  expect(report).toHaveBeenCalledWith(
    expect.stringContaining(`ReferralLink: the element for render.button ${message}`),
  );
  expect(button()).toHaveAccessibleName('Copy link');
});

test('an element in place of a form that is no form is reported in development', () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  renderOnFake(<SignupForm render={{ root: <div /> }} />);
  const said = 'SignupRoot: the element for render.root is a <div>, and has to be a <form>.';
  expect(report).toHaveBeenCalledWith(expect.stringContaining(said));
});

test('an element of a server component whose code is still loading is waited for', async () => {
  let finish: (element: ReactElement) => void = () => undefined;
  let value: ReactElement | undefined;
  const loading = new Promise<void>((resolve) => {
    finish = (element) => {
      value = element;
      resolve();
    };
  });
  // What React's client for server components makes of an element like this.
  const lazy = {
    $$typeof: Symbol.for('react.lazy'),
    _payload: loading,
    _init: (payload: Promise<void>) => {
      // oxlint-disable-next-line typescript/only-throw-error -- React waits for a promise that is thrown.
      if (!value) throw payload;
      return value;
    },
  } as unknown as ReactElement;
  render(
    <Suspense fallback="Loading">
      <Rewards rewards={[]} render={{ message: lazy }} />
    </Suspense>,
  );
  expect(screen.getByText('Loading')).toBeVisible();
  finish(<p className="loaded" />);
  expect(await screen.findByText('No rewards yet.')).toHaveClass('loaded');
});
