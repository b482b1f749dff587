import '@prefinery-kit/react/styles.css';
import { Parts } from '../../../Parts.tsx';

export default function Page() {
  return <Parts />;
}
