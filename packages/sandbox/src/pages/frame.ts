/** What a hosted page does with script: without it, the page works all the same. Runs inside the iframe. */
import type { FrameMessage } from '../protocol.ts';

const root = document.documentElement;
const { parentOrigin, session } = root.dataset;

if (parentOrigin !== undefined && window.parent !== window) {
  const tell = (message: FrameMessage): void => window.parent.postMessage(message, parentOrigin);

  const tellSize = (): void => tell({ type: 'prefinery-sandbox:size', height: root.getBoundingClientRect().height });
  // Observers sleep while a frame is out of view, and it would jump once scrolled to.
  tellSize();
  new ResizeObserver(tellSize).observe(document.body);

  if (session) tell({ type: 'prefinery-sandbox:joined', session });

  document.addEventListener('keydown', (event) => {
    // While letters are put together, Escape is theirs.
    if (event.key === 'Escape' && !event.isComposing) tell({ type: 'prefinery-sandbox:close' });
  });
}

for (const field of document.querySelectorAll('[data-copy]')) offerCopy(field);

/** Shows the button beside a field with a link in it, and has it copy the link. */
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
      // Not over plain HTTP, and not where the page around it forbids: then the visitor's own keys do it.
      input.select();
      status.textContent = 'The link is selected: copy it with your keyboard or its menu.';
    }
  };
  button.hidden = false;
  button.addEventListener('click', () => void copy());
}
