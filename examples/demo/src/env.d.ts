import 'react';

declare global {
  interface ImportMetaEnv {
    /** The project's id. */
    readonly VITE_PREFINERY_PROJECT: string;
    /** Address of the sandbox's script. Not set in production, where the vendor's script is used. */
    readonly VITE_PREFINERY_SCRIPT_URL?: string;
  }
}

declare module 'react' {
  interface CSSProperties {
    /** The elapsed part of the half hour, from 0 to 1. */
    '--t'?: number;
    /** Position in the half hour, from 0 to 1. */
    '--at'?: number;
  }
}
