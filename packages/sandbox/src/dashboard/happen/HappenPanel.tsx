import './happen.css';
import type { ReactNode } from 'react';
import { Panel } from '../parts/Panel.tsx';
import { AnotherVisitor } from './AnotherVisitor.tsx';
import { FriendsJoin } from './FriendsJoin.tsx';
import { PeopleJoin } from './PeopleJoin.tsx';
import { Population } from './Population.tsx';

/** Lets users join, and begins the campaign anew. */
export const HappenPanel = (): ReactNode => (
  <Panel
    title="Make it happen"
    about="Made-up people join as visitors of your app do: with credit for their referrer, and with rewards, mails and webhooks where the campaign has them."
  >
    <div className="happen">
      <PeopleJoin />
      <FriendsJoin />
      <AnotherVisitor />
      <Population />
    </div>
  </Panel>
);
