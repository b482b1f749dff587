/** Address of the vendor's script, which a sandbox serves. `build.ts` writes it into each page. */
declare const SCRIPT_URL: string;

export const scriptUrl = SCRIPT_URL;
