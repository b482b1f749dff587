declare namespace NodeJS {
  interface ProcessEnv {
    /** Left in the built packages: the app's bundler puts `development` or `production` there. */
    readonly NODE_ENV?: string;
  }
}
