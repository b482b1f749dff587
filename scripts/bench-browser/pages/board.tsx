// A leaderboard with the kit.
import { Leaderboard, PrefineryProvider, type PrefineryProviderProps } from '@prefinery-kit/react';
import { project } from './project.ts';
import { scriptUrl } from './settings.ts';

export const Board = ({ load }: Pick<PrefineryProviderProps, 'load'>) => (
  <PrefineryProvider project={project} scriptUrl={scriptUrl} load={load}>
    <Leaderboard />
  </PrefineryProvider>
);
