import { expect, within } from 'storybook/test';
import { anonymous, failing } from './person.ts';

interface Played {
  canvasElement: HTMLElement;
}

/** Story annotations of parts about the referral link: the visitor is anonymous. */
export const linkEmpty = {
  parameters: anonymous,
  play: async ({ canvasElement }: Played) => {
    await expect(await within(canvasElement).findByText(/Join first/)).toBeVisible();
  },
};

/** Story annotations of parts about the referral link: the vendor's script is blocked. */
export const linkFailed = {
  parameters: failing,
  play: async ({ canvasElement }: Played) => {
    await expect(await within(canvasElement).findByText('We could not look up your link.')).toBeVisible();
    await expect(within(canvasElement).getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};
