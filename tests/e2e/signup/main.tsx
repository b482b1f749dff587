import { useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './App.tsx';

const main = document.querySelector('main');
const { project = '', scriptUrl = '' } = main?.dataset ?? {};

/** Says when the page is taken over. */
function Page() {
  useEffect(() => main?.setAttribute('data-hydrated', ''), []);
  return <App project={project} scriptUrl={scriptUrl} />;
}

if (main) hydrateRoot(main, <Page />);
