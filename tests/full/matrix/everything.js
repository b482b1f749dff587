/** A page with the whole kit, to see that what the other page lacks would be found. */
const entries = Promise.all([import('@prefinery-kit/react'), import('@prefinery-kit/react/locales')]);

entries.then(console.log, console.error);
