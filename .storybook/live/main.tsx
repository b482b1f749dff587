/** The page of one visitor. */
import './cookies.ts';
import { createPrefinery, PrefineryProvider, PrefineryTexts } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageOf } from '../language.ts';
import '../preview.css';
import { project } from '../project.ts';
import { scriptUrl } from '../script.ts';
import { type Joined, searchOf } from './address.ts';
import { Campaign } from './Campaign.tsx';
import './visitor.css';

const said = new URLSearchParams(searchOf(window));
const language = said.get('language') ?? 'en';
const page = document.documentElement;
page.dataset['theme'] = said.get('theme') ?? 'light';
page.lang = language;
page.dir = said.get('direction') ?? 'ltr';

const client = createPrefinery({ project, scriptUrl });
const name = said.get('name');
if (name !== null) {
  const email = `${name.toLowerCase()}.${crypto.randomUUID()}@example.com`;
  const { referral_code } = await client.addUser({ email, first_name: name });
  window.parent.postMessage({ project, referralCode: referral_code } satisfies Joined, location.origin);
}

const root = document.querySelector('#root');
if (root === null) throw new Error('visitor.html has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <PrefineryProvider client={client}>
      <PrefineryTexts language={languageOf(language)}>
        <Campaign />
      </PrefineryTexts>
    </PrefineryProvider>
  </StrictMode>,
);

// Sets the iframe's height to that of this page.
const { frameElement } = window;
const stretch = () => frameElement?.setAttribute('height', String(document.body.scrollHeight));
new ResizeObserver(stretch).observe(document.body);
