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
    about="People join as visitors of your app do: with credit, rewards, mails and webhooks."
  >
    <div className="happen">
      <PeopleJoin />
      <FriendsJoin />
      <AnotherVisitor />
      <Population />
    </div>
  </Panel>
);
