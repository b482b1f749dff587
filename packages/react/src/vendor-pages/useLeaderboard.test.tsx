import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderOnFake } from '../../test/fake.tsx';
import { useLeaderboard } from './useLeaderboard.ts';

test('an element that mounts later, or is replaced by another key, gets the leaderboard', async () => {
  function Tabs() {
    const [tab, setTab] = useState(0);
    const { ref, status } = useLeaderboard();
    return (
      <>
        <button onClick={() => setTab(tab + 1)}>next tab</button>
        <output>{status}</output>
        {tab > 0 && <div key={tab} ref={ref} data-testid={`board ${tab}`} />}
      </>
    );
  }
  renderOnFake(<Tabs />);
  expect(screen.getByRole('status')).toHaveTextContent('pending');
  for (const tab of [1, 2]) {
    await userEvent.click(screen.getByRole('button', { name: 'next tab' }));
    await waitFor(() => expect(screen.getByTestId(`board ${tab}`).firstElementChild).not.toBeEmptyDOMElement());
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('success'));
  }
});
