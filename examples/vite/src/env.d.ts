interface ImportMetaEnv {
  /** Address of the sandbox's script; not set in production. */
  readonly VITE_PREFINERY_SCRIPT_URL?: string;
}
