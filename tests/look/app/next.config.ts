/** A static export. Types are checked by the repository's own check. */
export default {
  output: 'export',
  typescript: { ignoreBuildErrors: true },
};
