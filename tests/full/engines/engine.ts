/** The browser API that these tests use, for every engine. */

/** The system's color scheme. */
export type Scheme = 'light' | 'dark';

/** A key, or the shortcut to paste. */
export type Combination = 'Enter' | 'Escape' | 'Tab' | 'paste';

/** A page in a browser context of its own. */
export interface Tab {
  /** Goes to an address, and waits until the page has loaded. */
  goto: (address: string) => Promise<void>;
  reload: () => Promise<void>;
  /**
   * Returns the value of an expression in the page. It has to be serializable as JSON.
   * @param frame selector of an iframe in which to evaluate it instead
   */
  read: <Result>(expression: string, frame?: string) => Promise<Result>;
  /** Clicks with the mouse on the middle of the element that the expression returns. */
  click: (expression: string, frame?: string) => Promise<void>;
  /** Types into the focused element. */
  type: (text: string) => Promise<void>;
  press: (combination: Combination) => Promise<void>;
  close: () => Promise<void>;
}

/** A browser that was launched. */
export interface Browser {
  /** Opens a page for a new visitor. */
  open: () => Promise<Tab>;
  /** Ends the browser, and every process that was started for it. */
  close: () => Promise<void>;
}

export interface Engine {
  name: string;
  /** Whether it is installed on this machine. */
  isInstalled: boolean;
  /**
   * Launches the browser.
   * @defaultValue light
   */
  launch: (scheme?: Scheme) => Promise<Browser>;
}
