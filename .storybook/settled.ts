import { expect, waitFor } from 'storybook/test';

interface Shown {
  canvasElement: HTMLElement;
}

/** A story's `play`: waits until nothing is pending, so that axe checks the state that the story is about. */
export const settled = ({ canvasElement }: Shown): Promise<void> =>
  waitFor(() => expect(canvasElement.querySelector('[aria-busy=true]')).toBeNull());

/** A `play` for a story on a narrow page: waits, too, and expects that nothing overflows. */
export async function fits({ canvasElement }: Shown): Promise<void> {
  await settled({ canvasElement });
  const page = canvasElement.firstElementChild ?? canvasElement;
  await expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth);
}
