import {
  createContext,
  type PropsWithChildren,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button } from './Button.tsx';

interface Note {
  number: number;
  text: string;
  isFailure: boolean;
}

/** Says what a control has done, in a sentence. Failures stay until they are closed. */
export type Say = (text: string, options?: { isFailure?: boolean }) => void;

const SayContext = createContext<Say>(() => {});
const MessageContext = createContext('');

/** @returns the function that shows a message at the bottom of the screen, and has it read by screen readers */
export const useToast = (): Say => useContext(SayContext);

/** The message that is shown; empty: none. */
export const useLastMessage = (): string => useContext(MessageContext);

/** How long a message is shown, in ms. */
const shown = 6000;

export const Toasts = ({ children }: PropsWithChildren): ReactNode => {
  const [note, setNote] = useState<Note | null>(null);
  const say = useCallback<Say>(
    (text, { isFailure = false } = {}) => setNote((last) => ({ number: (last?.number ?? 0) + 1, text, isFailure })),
    [],
  );

  const box = useRef<HTMLDivElement>(null);

  useEffect(() => box.current?.showPopover(), []);

  useEffect(() => {
    if (note === null) return;
    // Shown again, it is above dialogs that were opened meanwhile.
    box.current?.hidePopover();
    box.current?.showPopover();
  }, [note]);

  useEffect(() => {
    if (note === null || note.isFailure) return;
    const timer = setTimeout(() => setNote(null), shown);
    return () => clearTimeout(timer);
  }, [note]);

  return (
    <SayContext value={say}>
      <MessageContext value={note?.text ?? ''}>{children}</MessageContext>
      <div className="toasts" role="status" popover="manual" ref={box}>
        {note === null ? null : (
          <div className={note.isFailure ? 'toast bad' : 'toast'} key={note.number}>
            <p>{note.text}</p>
            <Button kind="quiet" icon="close" isIconOnly onClick={() => setNote(null)}>
              Close message
            </Button>
          </div>
        )}
      </div>
    </SayContext>
  );
};
