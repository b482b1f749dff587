/** The recipes of the README and of Storybook: forms of other kinds, over the kit's hooks. */
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useActionState } from 'react';
import { expect, test } from 'vitest';
import { ActionForm } from '../../../.storybook/recipes/ActionForm.tsx';
import { HookForm } from '../../../.storybook/recipes/HookForm.tsx';
import { OwnForm } from '../../../.storybook/recipes/OwnForm.tsx';
import { leonard, renderOnFake } from './fake.tsx';

const penny = 'penny@bigbangtheory.com';

test.skipIf(typeof useActionState !== 'function')(
  'useActionState (not in React 18): a failure keeps what was typed, and then the visitor joins',
  async () => {
    const { fake } = renderOnFake(<ActionForm />);
    fake.fault('addUser', { answer: { error: 'Try later', status: 500 } });
    await userEvent.type(screen.getByLabelText('E-mail'), penny);
    await userEvent.type(screen.getByLabelText('Company'), 'Cheesecake Factory');
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('That did not work.'));
    expect(screen.getByLabelText('E-mail')).toHaveValue(penny);
    expect(screen.getByLabelText('Company')).toHaveValue('Cheesecake Factory');

    fake.fault('addUser', null);
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
    expect(await screen.findByText('You are number 3.')).toBeVisible();
    expect(fake.find(penny)?.profile.custom_var1).toBe('Cheesecake Factory');
    expect(fake.calls.filter(({ command }) => command === 'recordFormImpression')).toHaveLength(1);
  },
);

test('react-hook-form with zod: shows errors of validation and of the service, and then the visitor joins', async () => {
  const { fake } = renderOnFake(<HookForm />);
  const alert = screen.getByRole('alert');
  await userEvent.type(screen.getByLabelText('E-mail'), 'penny{Enter}');
  await waitFor(() => expect(alert).toHaveTextContent('Enter your e-mail address.'));
  expect(screen.getByLabelText('E-mail')).toBeInvalid();
  expect(fake.calls.map(({ command }) => command)).not.toContain('addUser');

  await userEvent.clear(screen.getByLabelText('E-mail'));
  await userEvent.type(screen.getByLabelText('E-mail'), leonard.email);
  await userEvent.type(screen.getByLabelText('First name'), 'Penny{Enter}');
  await waitFor(() => expect(alert).toHaveTextContent('That did not work.'));

  await userEvent.clear(screen.getByLabelText('E-mail'));
  await userEvent.type(screen.getByLabelText('E-mail'), `${penny}{Enter}`);
  expect(await screen.findByText('You are number 3.')).toBeVisible();
  expect(fake.find(penny)?.profile.first_name).toBe('Penny');
});

test('markup of your own: shows which field is missing, and then the visitor joins', async () => {
  const { fake } = renderOnFake(<OwnForm />);
  await userEvent.type(screen.getByLabelText('First name'), 'Penny{Enter}');
  expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription(/^Please enter your e-mail address/);
  expect(fake.find(penny)).toBeNull();

  await userEvent.type(screen.getByLabelText('E-mail'), `${penny}{Enter}`);
  expect(await screen.findByText('You are number 3.')).toBeVisible();
  expect(fake.find(penny)?.profile.first_name).toBe('Penny');
});
