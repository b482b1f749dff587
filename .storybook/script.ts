import { folder, project } from './project.ts';

/** The address of the stories' script, relative to where Storybook is served. */
export const scriptUrl = `${import.meta.env.BASE_URL}${folder}/widget/v2/${project}.js`;
