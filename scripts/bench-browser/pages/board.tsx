// A leaderboard with the kit.
import { Leaderboard, PrefineryProvider } from '@prefinery-kit/react';
import { project } from './project.ts';
import { scriptUrl } from './settings.ts';

export const Board = () => (
  <PrefineryProvider project={project} scriptUrl={scriptUrl}>
    <Leaderboard />
  </PrefineryProvider>
);
