// Shows "ready" or "failed" once the script has loaded or failed.
import { PrefineryProvider, useScript } from '@prefinery-kit/react';
import { createRoot } from 'react-dom/client';
import { project } from './project.ts';
import { scriptUrl } from './settings.ts';

function Outcome() {
  const { status } = useScript();
  return <p id="outcome">{status === 'ready' || status === 'failed' ? status : ''}</p>;
}

createRoot(document.getElementById('root')!).render(
  <PrefineryProvider project={project} scriptUrl={scriptUrl}>
    <Outcome />
  </PrefineryProvider>,
);
