import { readLanding } from '@prefinery-kit/core/server';
import { renderToString } from 'react-dom/server';
import { type Arrival, writeArrival } from './arrival.ts';
import { mayBeKnown, readConsent } from './memory.ts';
import { connect } from './prefinery.ts';
import { Site } from './Site.tsx';

/** Renders the page of a request into its HTML file. */
export function draw(html: string, request: Request): string {
  const cookies = request.headers.get('cookie') ?? '';
  const consent = readConsent(cookies);
  const arrival: Arrival = {
    landing: readLanding(
      // The vendor's cookie may be read only with consent.
      { url: request.url, headers: consent === 'granted' ? request.headers : new Headers() },
      { project: import.meta.env.VITE_PREFINERY_PROJECT },
    ),
    user: mayBeKnown(cookies) ? undefined : null,
  };
  const { pathname } = new URL(request.url);
  const page = renderToString(<Site client={connect(consent)} path={pathname} arrival={arrival} />);
  // A function, because `$` in a replacement text has a meaning.
  return html.replace('<div id="root"></div>', () => `<div id="root" ${writeArrival(arrival)}>${page}</div>`);
}
