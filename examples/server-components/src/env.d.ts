/// <reference types="@vitejs/plugin-rsc/types" />

interface ImportMetaEnv {
  /** The project's id. */
  readonly VITE_PREFINERY_PROJECT: string;
  /** Address of the sandbox's script. Not set in production, where the vendor's script is used. */
  readonly VITE_PREFINERY_SCRIPT_URL?: string;
}
