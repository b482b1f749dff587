import { PrefineryProvider } from '@prefinery-kit/react';
import { PrefineryDevtools } from '@prefinery-kit/react/devtools';
import { createRoot } from 'react-dom/client';

const main = document.querySelector('main');
const { project = '', scriptUrl = '', nonce } = main?.dataset ?? {};

if (main) {
  createRoot(main).render(
    <PrefineryProvider project={project} scriptUrl={scriptUrl} nonce={nonce}>
      <PrefineryDevtools />
    </PrefineryProvider>,
  );
}
