import { type PrefineryOptions, PrefineryProvider, SignupForm } from '@prefinery-kit/react';
import { useState } from 'react';
import { scriptUrl } from '../script.ts';

export function ConsentBanner() {
  const [consent, setConsent] = useState<PrefineryOptions['consent']>('pending');
  return (
    <PrefineryProvider project="story123" scriptUrl={scriptUrl} consent={consent}>
      <SignupForm />
      {consent === 'pending' && (
        <section aria-label="Cookies">
          <p>May we remember who sent you here?</p>
          <button type="button" onClick={() => setConsent('granted')}>
            Yes
          </button>
          <button type="button" onClick={() => setConsent('denied')}>
            No
          </button>
        </section>
      )}
    </PrefineryProvider>
  );
}
