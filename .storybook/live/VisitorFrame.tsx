import { addressOf, type VisitorAddress } from './address.ts';

interface VisitorFrameProps extends VisitorAddress {
  /** Who sits in front of it. */
  title: string;
}

/** A visitor's browser: its page, with cookies of its own. */
export const VisitorFrame = ({ title, ...visitor }: VisitorFrameProps) => (
  <iframe className="live-browser" title={title} src={addressOf(visitor)} height="640" />
);
