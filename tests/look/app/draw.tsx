import { createRoot } from 'react-dom/client';
import { Parts } from './Parts.tsx';

const main = document.querySelector('main');
if (main) createRoot(main).render(<Parts />);
