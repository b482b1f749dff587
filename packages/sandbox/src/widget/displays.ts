import * as v from 'valibot';
import type { Frame, Frames } from './frames.ts';
import type { Popup } from './popup.ts';
import { failed, type Outcome } from './wire.ts';

/** Asks the sandbox which page to show. */
type Ask = () => Promise<Outcome>;

/** Shows the page that the sandbox's reply names. `name` is the command, for errors. */
export interface Displays {
  /** In the element that the data names. */
  embed: (name: string, data: unknown, ask: Ask) => Promise<Outcome>;
  /** In the popup. */
  popUp: (name: string, ask: Ask) => Promise<Outcome>;
}

export interface DisplaysOptions {
  document: Document;
  frames: Frames;
  popup: Popup;
  /** Resolves when the document has been parsed. */
  ready: Promise<void>;
}

const target = v.object({ dom_id: v.string() });

export function createDisplays({ document, frames, popup, ready }: DisplaysOptions): Displays {
  const show = async (name: string, ask: Ask, draw: (frame: Frame) => Promise<Outcome | 'shown'>): Promise<Outcome> => {
    const outcome = await ask();
    if (!outcome.ok) return outcome;
    if (outcome.frame === undefined) return failed(`${name}: the sandbox's reply names no page to show.`);
    const drawn = await draw(outcome.frame);
    return drawn === 'shown' ? outcome : drawn;
  };

  return {
    embed: (name, data, ask) =>
      show(name, ask, async (frame) => {
        const id = v.is(target, data) ? data.dom_id : '';
        const element = document.getElementById(id);
        if (element === null) return failed(`${name} found no element with the id "${id}". Add it before the call.`);
        const loaded = await frames.draw(element, frame);
        return loaded ? 'shown' : failed(`${name}: what was drawn into "${id}" was removed before it had loaded.`);
      }),

    popUp(name, ask) {
      const draw = popup.claim();
      return show(name, ask, async (frame) => {
        await ready;
        const shown = await draw(frame);
        return shown
          ? 'shown'
          : failed(`${name}: the popup was closed, or asked for something else, before this was shown.`);
      });
    },
  };
}
