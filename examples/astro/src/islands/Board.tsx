import { Leaderboard } from '@prefinery-kit/react';
import { Campaign, type Visitor } from './Campaign';

export const Board = (visitor: Visitor) => (
  <Campaign {...visitor}>
    <Leaderboard />
  </Campaign>
);
