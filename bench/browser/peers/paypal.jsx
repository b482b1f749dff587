// Says "ready" or "failed" once it is known whether PayPal can be had.
import { INSTANCE_LOADING_STATE, PayPalProvider, usePayPal } from '@paypal/react-paypal-js/sdk-v6';
import { createRoot } from 'react-dom/client';

function Outcome() {
  const { loadingStatus } = usePayPal();
  const { RESOLVED, REJECTED } = INSTANCE_LOADING_STATE;
  return <p id="outcome">{loadingStatus === RESOLVED ? 'ready' : loadingStatus === REJECTED ? 'failed' : ''}</p>;
}

createRoot(document.getElementById('root')).render(
  <PayPalProvider clientId="bench" environment="sandbox" components={['paypal-payments']} pageType="checkout">
    <Outcome />
  </PayPalProvider>,
);
