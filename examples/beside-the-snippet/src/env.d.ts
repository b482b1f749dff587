interface ImportMetaEnv {
  /** Address of the script, which the snippet in index.html loads. */
  readonly VITE_PREFINERY_SCRIPT_URL: string;
}
