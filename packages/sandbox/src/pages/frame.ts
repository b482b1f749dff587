/** Tells the page around a hosted page how tall it is. Runs inside the iframe. */
import type { FrameMessage } from '../protocol.ts';

const root = document.documentElement;
const { parentOrigin } = root.dataset;

if (parentOrigin !== undefined && window.parent !== window) {
  const tell = (): void => {
    const message: FrameMessage = { type: 'prefinery-sandbox:size', height: root.getBoundingClientRect().height };
    window.parent.postMessage(message, parentOrigin);
  };
  new ResizeObserver(tell).observe(document.body);
}
