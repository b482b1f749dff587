import { Form } from 'react-router';
import './account.css';

/** The log-in of the app. It works without JavaScript, too. */
export const Account = ({ name }: { name: string | null }) => (
  <Form method="post" action="/session" className="account">
    {name !== null && <span>{name}</span>}
    <button type="submit" name="intent" value={name === null ? 'log-in' : 'log-out'}>
      {name === null ? 'Log in' : 'Log out'}
    </button>
  </Form>
);
