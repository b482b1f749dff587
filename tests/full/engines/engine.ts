/** What a test needs from a browser, whichever engine it has. */

/** What the visitor's system prefers. */
export type Scheme = 'light' | 'dark';

/** What is pressed: a key, or for `paste` two together. */
export type Combination = 'Enter' | 'Escape' | 'Tab' | 'paste';

/** The one page of a visitor, who shares no cookies with others. */
export interface Tab {
  /** Goes to an address, and waits until the page has loaded. */
  goto: (address: string) => Promise<void>;
  /** Loads the page again. */
  reload: () => Promise<void>;
  /**
   * Answers what an expression is in the page. It may be anything that JSON knows.
   * @param frame a selector of the frame to look into, in place of the page itself
   */
  read: <Result>(expression: string, frame?: string) => Promise<Result>;
  /** Clicks, by the mouse, the middle of the element that an expression is. */
  click: (expression: string, frame?: string) => Promise<void>;
  /** Types a text to where the focus is. */
  type: (text: string) => Promise<void>;
  press: (combination: Combination) => Promise<void>;
  close: () => Promise<void>;
}

/** A browser that runs. */
export interface Browser {
  /** Somebody who was never here before. */
  open: () => Promise<Tab>;
  /** Ends it, and everything that was started for it. */
  close: () => Promise<void>;
}

export interface Engine {
  name: string;
  /** Whether this machine has it. */
  isInstalled: boolean;
  /**
   * Starts it.
   * @defaultValue light
   */
  launch: (scheme?: Scheme) => Promise<Browser>;
}
