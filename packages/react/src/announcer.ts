/**
 * Says something to a screen reader where the part that would have said it has gone. The element stands in the page before
 * it says anything: only so its changes are read out. In a modal dialog all else of the page is silent, so it stands there.
 */
export function createAnnouncer(near: Element): (words: string) => void {
  const around = near.closest('dialog') ?? document.body;
  const region = around.querySelector(':scope > [data-prefinery=announcer]') ?? around.appendChild(createRegion());
  region.textContent = '';
  return (words) => {
    region.textContent = words;
  };
}

function createRegion(): HTMLElement {
  const region = document.createElement('p');
  region.dataset['prefinery'] = 'announcer';
  region.role = 'status';
  // Out of sight also without the kit's stylesheet.
  Object.assign(region.style, {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    margin: '0',
  });
  return region;
}
