import { addons } from 'storybook/manager-api';
import { themeOfSystem } from './theme.ts';

addons.setConfig({ theme: themeOfSystem() });
