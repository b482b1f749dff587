// Says "ready" or "failed" once it is known whether Clerk can be had.
import { ClerkFailed, ClerkLoaded, ClerkProvider } from '@clerk/react';
import { createRoot } from 'react-dom/client';

// It holds the address of an instance, which is not called here.
const key = `pk_test_${btoa('bench.clerk.accounts.dev$')}`;

createRoot(document.getElementById('root')).render(
  <ClerkProvider publishableKey={key}>
    <ClerkLoaded>
      <p id="outcome">ready</p>
    </ClerkLoaded>
    <ClerkFailed>
      <p id="outcome">failed</p>
    </ClerkFailed>
  </ClerkProvider>,
);
