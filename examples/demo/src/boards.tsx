import { mount } from './mount.tsx';
import { Boards } from './sections/Boards.tsx';

mount(<Boards />);
