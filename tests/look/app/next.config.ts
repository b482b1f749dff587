/** A site of files. Types are checked in the repository. */
export default {
  output: 'export',
  typescript: { ignoreBuildErrors: true },
};
