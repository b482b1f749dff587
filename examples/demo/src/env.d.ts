import 'react';

declare global {
  interface ImportMetaEnv {
    /** The project's id. */
    readonly VITE_PREFINERY_PROJECT: string;
    /** Address of the sandbox's script. Not set in production: there it is the vendor's. */
    readonly VITE_PREFINERY_SCRIPT_URL?: string;
  }
}

declare module 'react' {
  interface CSSProperties {
    /** How much of the half hour is over, from 0 to 1. */
    '--t'?: number;
    /** Where in the half hour something stands, from 0 to 1. */
    '--at'?: number;
  }
}
