// Says "ready" or "failed" once it is known whether Stripe can be had. The provider itself tells only of success.
import { Elements, useStripe } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const loading = loadStripe('pk_test_bench');

function Outcome() {
  const stripe = useStripe();
  const [isFailed, setFailed] = useState(false);
  useEffect(() => void loading.catch(() => setFailed(true)), []);
  return <p id="outcome">{stripe ? 'ready' : isFailed ? 'failed' : ''}</p>;
}

createRoot(document.getElementById('root')).render(
  <Elements stripe={loading}>
    <Outcome />
  </Elements>,
);
