/** Run by the sandbox's `exec`: adds a user to the campaign, and prints the place on the list. */
import { connectSandbox } from '@prefinery-kit/sandbox/client';

const sandbox = connectSandbox({ url: process.env.PREFINERY_URL });
const project = await sandbox.createProject();
const { list_position: place } = await project.join('amy@example.com');
console.log(`Node.js ${process.versions.node}, place ${place}`);
