// A leaderboard without the kit: the vendor's snippet in a React effect.
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { addSnippet, raw } from './vendor.ts';

function Board() {
  useEffect(() => {
    addSnippet();
    raw('embedLeaderboard', { dom_id: 'board' });
  }, []);
  return <div id="board" />;
}

createRoot(document.getElementById('root')!).render(<Board />);
