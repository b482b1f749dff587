// A leaderboard without the kit: the vendor's snippet is in the HTML, and React calls it in an effect.
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { raw } from './vendor.ts';

function Board() {
  useEffect(() => raw('embedLeaderboard', { dom_id: 'board' }), []);
  return <div id="board" />;
}

createRoot(document.getElementById('root')!).render(<Board />);
