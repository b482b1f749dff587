import { createRoot, hydrateRoot } from 'react-dom/client';
import { track } from './analytics.ts';
import { readArrival } from './arrival.ts';
import { keepVisitor, readConsent } from './memory.ts';
import { connect } from './prefinery.ts';
import { Site } from './Site.tsx';

// Before React starts, so that the referral code is read before a router can rewrite the address.
const client = connect(readConsent(document.cookie));
client.subscribe(keepVisitor);

const root = document.getElementById('root');
if (!root) throw new Error('The document has no element with the id "root" to put the page into.');
const arrival = readArrival(root);
const site = <Site client={client} path={location.pathname} arrival={arrival} onEvent={track} />;
if (arrival) hydrateRoot(root, site);
else createRoot(root).render(site);
