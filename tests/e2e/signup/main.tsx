import { useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './App.tsx';

const main = document.querySelector('main');
const { project = '', scriptUrl = '', landing = '' } = main?.dataset ?? {};

/** Says when the page is taken over. */
function Page() {
  useEffect(() => main?.setAttribute('data-hydrated', ''), []);
  return <App project={project} scriptUrl={scriptUrl} landing={JSON.parse(landing)} />;
}

// What the server drew and what the browser draws first are to be the same.
const onRecoverableError = () => main?.setAttribute('data-mismatch', '');

if (main) hydrateRoot(main, <Page />, { onRecoverableError });
