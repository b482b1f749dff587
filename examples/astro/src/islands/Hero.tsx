import { Campaign, type Visitor } from './Campaign';
import { Waitlist } from './Waitlist';

export const Hero = (visitor: Visitor) => (
  <Campaign {...visitor}>
    <Waitlist />
  </Campaign>
);
