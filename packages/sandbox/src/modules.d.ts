/** The text of a module and all it imports, bundled for browsers: see build/iife.ts. */
declare module '*?iife' {
  const script: string;
  export default script;
}
