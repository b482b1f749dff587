import { expect, waitFor } from 'storybook/test';

interface Shown {
  canvasElement: HTMLElement;
}

/** For a story's `play`: nothing waits any more, so what axe looks at is the state that the story shows. */
export const settled = ({ canvasElement }: Shown): Promise<void> =>
  waitFor(() => expect(canvasElement.querySelector('[aria-busy=true]')).toBeNull());

/** For a story on a narrow page: settled, nothing reaches over its edge. */
export async function fits({ canvasElement }: Shown): Promise<void> {
  await settled({ canvasElement });
  const page = canvasElement.firstElementChild ?? canvasElement;
  await expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth);
}
