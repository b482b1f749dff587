import { controlHeaders, reach } from './api.ts';

/**
 * Downloads what a route answers. A plain link could not send the token.
 * @param name the file's name
 * @throws ControlError
 */
export async function download(path: string, name: string): Promise<void> {
  const response = await reach(path, { headers: controlHeaders() });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
