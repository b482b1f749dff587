import { useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './App.tsx';

const main = document.querySelector('main');
const { project = '', scriptUrl = '', landing = '' } = main?.dataset ?? {};

/** Marks the page as hydrated. */
function Page() {
  useEffect(() => main?.setAttribute('data-hydrated', ''), []);
  return <App project={project} scriptUrl={scriptUrl} landing={JSON.parse(landing)} />;
}

// A mismatch fails the test.
const onRecoverableError = () => main?.setAttribute('data-mismatch', '');

if (main) hydrateRoot(main, <Page />, { onRecoverableError });
