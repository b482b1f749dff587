import type { Frame, Frames } from './frames.ts';

/** Shows one hosted page at a time above the page, until the visitor or the app closes it. */
export interface Popup {
  /**
   * Asks for the popup, for a page whose address may still have to be found out. Whoever asked before and has not shown
   * theirs yet never will. Ends when the page has loaded, or was closed before. `false`: it was not shown at all.
   */
  claim: () => (frame: Frame) => Promise<boolean>;
  /** Closes the popup, and gives up what was going to be shown. */
  close: () => void;
}

/**
 * A native dialog in a shadow tree, where the styles of the page do not reach. Its own styles are a constructed sheet:
 * the strictest security policy of a page lets them be.
 */
export function createPopup(document: Document, frames: Frames): Popup {
  let claims = 0;
  let opened: Opened | undefined;

  const show = async (frame: Frame): Promise<true> => {
    if (!opened?.dialog.open || !opened.dialog.isConnected) opened = open(document);
    const { dialog, page, button, root, close } = opened;
    dialog.ariaLabel = frame.title;
    const drawn = frames.draw(page, frame, { onClose: close });
    // What was replaced may have had the focus.
    if (root.activeElement === null) button.focus();
    await drawn;
    return true;
  };

  return {
    claim() {
      const claimed = ++claims;
      return async (frame) => claimed === claims && show(frame);
    },
    close() {
      claims++;
      opened?.close();
    },
  };
}

interface Opened {
  root: ShadowRoot;
  dialog: HTMLDialogElement;
  page: HTMLElement;
  button: HTMLButtonElement;
  close: () => void;
}

function open(document: Document): Opened {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const dialog = document.createElement('dialog');
  const page = document.createElement('div');
  const button = document.createElement('button');

  /** Closed first, the dialog gives the focus back to whoever had it. */
  const close = (): void => {
    dialog.close();
    host.remove();
  };

  button.type = 'button';
  button.ariaLabel = 'Close';
  button.textContent = '×';
  button.addEventListener('click', close);
  dialog.addEventListener('click', ({ target }) => {
    // What is inside fills the dialog: the rest is the backdrop.
    if (target === dialog) close();
  });
  dialog.addEventListener('close', close);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  dialog.append(button, page);
  root.append(dialog);
  document.body.append(host);
  dialog.showModal();
  return { root, dialog, page, button, close };
}

const styles = `
  dialog {
    box-sizing: border-box;
    width: min(704px, 100vw - 16px);
    max-width: none;
    max-height: calc(100dvh - 16px);
    margin: auto;
    padding: 0;
    border: 0;
    background: none;
    color-scheme: light dark;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(12 13 18 / 60%);
  }
  button {
    flex: none;
    align-self: end;
    width: 44px;
    height: 44px;
    margin-bottom: 8px;
    padding: 0;
    border: 1px solid light-dark(#e6e7ec, #2c2e36);
    border-radius: 50%;
    background: light-dark(#ffffff, #17181c);
    color: light-dark(#18191d, #f1f1f4);
    font: 24px/1 system-ui, sans-serif;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 3px solid #b4b9ff;
    outline-offset: -3px;
  }
  div {
    min-height: 160px;
    border-radius: 12px;
    background: light-dark(#ffffff, #17181c);
    overflow: auto;
    overscroll-behavior: contain;
  }
`;
