import type { Frame, Frames } from './frames.ts';

/** A popup with one hosted page at a time, which the visitor or the app closes. */
export interface Popup {
  /**
   * Reserves the popup for a page whose address is not known yet. An earlier claim whose page is not shown yet is dropped.
   * The returned function resolves when the page has loaded or was closed, or to `false` if it was not shown.
   */
  claim: () => (frame: Frame) => Promise<boolean>;
  /** Closes the popup, and drops all claims. */
  close: () => void;
}

/**
 * A native dialog in a shadow tree, so that the page's styles do not apply. Its own are a constructed stylesheet, which a
 * Content-Security-Policy cannot block.
 */
export function createPopup(document: Document, frames: Frames): Popup {
  let claims = 0;
  let opened: Opened | undefined;

  const show = async (frame: Frame): Promise<true> => {
    if (!opened?.dialog.open || !opened.dialog.isConnected) opened = open(document);
    const { dialog, page, button, root, close } = opened;
    dialog.ariaLabel = frame.title;
    const drawn = frames.draw(page, frame, { onClose: close });
    // The focus may have been in the replaced page.
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

  /** Closes the dialog before removing it: only `close()` returns the focus. */
  const close = (): void => {
    dialog.close();
    host.remove();
  };

  button.type = 'button';
  button.ariaLabel = 'Close';
  button.textContent = '×';
  button.addEventListener('click', close);
  dialog.addEventListener('click', ({ target }) => {
    // The dialog's content covers all of it, so a click on the dialog itself is one on the backdrop.
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
