/** The recipes of the README and of Storybook, submitted to a real campaign. */
import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ActionForm } from '../../../.storybook/recipes/ActionForm.tsx';
import { HookForm } from '../../../.storybook/recipes/HookForm.tsx';
import { OwnForm } from '../../../.storybook/recipes/OwnForm.tsx';
import { createClient, renderOnSandbox, newEmail } from './sandbox.tsx';

beforeEach(resetPage);

test.each([
  ['useActionState', <ActionForm key="form" />, 'Company', 'Join', { custom_var1: 'Penny' }],
  ['react-hook-form with zod', <HookForm key="form" />, 'First name', 'Join', { first_name: 'Penny' }],
  ['markup of your newcomer', <OwnForm key="form" />, 'First name', 'Count me in', { first_name: 'Penny' }],
])(
  '%s: an address that is taken is refused and stays in the field, then another one joins',
  async (_, form, more, button, profile) => {
    const known = newEmail();
    await createClient().addUser(known);
    resetPage();
    const client = createClient();
    renderOnSandbox(form, client);
    const email = screen.getByLabelText<HTMLInputElement>('E-mail');
    await userEvent.fill(email, known);
    await userEvent.fill(screen.getByLabelText(more), 'Penny');
    await userEvent.click(screen.getByRole('button', { name: button }));
    await expect.poll(() => screen.getByRole('alert').textContent).toBe('That did not work. Please try again.');
    expect(email.value).toBe(known);

    const newcomer = newEmail();
    await userEvent.fill(email, newcomer);
    await userEvent.keyboard('{Enter}');
    const { textContent } = await screen.findByText(/^You are number/);
    const user = await client.getUser();
    expect(user).toMatchObject({ email: newcomer, profile });
    expect(textContent).toBe(`You are number ${user?.list_position}.`);
  },
);

test.each([
  ['react-hook-form with zod', <HookForm key="form" />],
  ['markup of your newcomer', <OwnForm key="form" />],
])('%s: a submit before hydration keeps the address out of the URL', (_, form) => {
  renderOnSandbox(form);
  expect(document.querySelector('form')?.method).toBe('post');
});
