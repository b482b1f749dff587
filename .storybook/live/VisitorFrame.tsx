import { addressOf, type VisitorAddress } from './address.ts';

interface VisitorFrameProps extends VisitorAddress {
  /** Title of the iframe: the visitor's name. */
  title: string;
}

/** The page of a visitor in an iframe, with cookies of its own. */
export const VisitorFrame = ({ title, ...visitor }: VisitorFrameProps) => (
  <iframe className="live-browser" title={title} src={addressOf(visitor)} height="640" />
);
