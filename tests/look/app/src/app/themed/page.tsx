import '@prefinery-kit/react/styles.css';
import { Parts } from '../../../Parts.tsx';
import '../../../themes.css';

export default function Page() {
  return <Parts />;
}
