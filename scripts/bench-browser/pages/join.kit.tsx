// A signup with the kit's form and its success message.
import { PrefineryProvider, SignupForm, useUser } from '@prefinery-kit/react';
import { createRoot } from 'react-dom/client';
import { project } from './project.ts';
import { scriptUrl } from './settings.ts';

function Join() {
  const { isSuccess } = useUser();
  return <SignupForm data-ready={isSuccess} />;
}

createRoot(document.getElementById('root')!).render(
  <PrefineryProvider project={project} scriptUrl={scriptUrl}>
    <Join />
  </PrefineryProvider>,
);
