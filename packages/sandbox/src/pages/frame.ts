/** The script of hosted pages, most of which are in an iframe. They work without it. */
import type { FrameMessage } from '../protocol.ts';

const root = document.documentElement;
const { parentOrigin, session } = root.dataset;

if (parentOrigin !== undefined && window.parent !== window) {
  const tell = (message: FrameMessage): void => window.parent.postMessage(message, parentOrigin);

  const tellSize = (): void => tell({ type: 'prefinery-sandbox:size', height: root.getBoundingClientRect().height });
  // A ResizeObserver does not run while the iframe is out of view, so the iframe would jump once scrolled to.
  tellSize();
  new ResizeObserver(tellSize).observe(document.body);

  if (session) tell({ type: 'prefinery-sandbox:joined', session });

  document.addEventListener('keydown', (event) => {
    // During IME composition, Escape cancels the composition.
    if (event.key === 'Escape' && !event.isComposing) tell({ type: 'prefinery-sandbox:close' });
  });
}

for (const field of document.querySelectorAll('[data-copy]')) offerCopy(field);

/** Shows the copy button beside a field with a link. */
function offerCopy(place: Element): void {
  const input = place.querySelector('input');
  const button = place.querySelector('button');
  const status = place.querySelector('[role="status"]');
  if (input === null || button === null || status === null) return;

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(input.value);
      status.textContent = 'Copied.';
    } catch {
      // The clipboard is not available over plain HTTP, or if the page around it forbids it.
      input.select();
      status.textContent = 'The link is selected: copy it with your keyboard or its menu.';
    }
  };
  button.hidden = false;
  button.addEventListener('click', () => void copy());
}
