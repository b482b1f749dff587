/**
 * Replaces the server entry in bundles for browsers. It has the same exports, so that this error shows and not a
 * missing export.
 */
export {
  refuse as PrefineryServerError,
  refuse as readLanding,
  refuse as signIdentity,
  refuse as verifyIdentity,
  refuse as verifyWebhook,
};

function refuse(): never {
  throw new Error(
    "@prefinery-kit/core/server signs with your project's secret and must never reach a browser. Import it only in code that runs on your server.",
  );
}

refuse();
