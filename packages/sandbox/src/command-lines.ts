import { styleText } from 'node:util';
import type { ActivityLine } from './server/foundation/activity.ts';

/** The stream that it is written to. */
interface Output {
  isTTY?: boolean | undefined;
  write: (text: string) => unknown;
}

const colorOf = (status: number): 'green' | 'yellow' | 'red' => {
  if (status === 200) return 'green';
  return status >= 400 && status < 500 ? 'yellow' : 'red';
};

/**
 * Writes each command as a short line: time, command, status and duration. It has colours on a terminal, unless the environment
 * variable `NO_COLOR` is set. It never says who called, on no kind of output: terminals are recorded, shared and pasted into reports.
 * The dashboard has the rest.
 */
export function createCommandLines(output: Output, env: NodeJS.ProcessEnv = process.env): (line: ActivityLine) => void {
  const hasColor = output.isTTY === true && !env['NO_COLOR'];
  const style = (color: 'dim' | 'bold' | 'green' | 'yellow' | 'red', text: string): string =>
    hasColor ? styleText(color, text, { validateStream: false }) : text;

  return ({ at, command, status, ms }) => {
    const time = style('dim', new Date(at).toLocaleTimeString('en-GB'));
    const answer = style(colorOf(status), status === 0 ? 'no answer' : String(status));
    output.write(`${time}  ${style('bold', command.padEnd(20))}  ${answer}  ${style('dim', `${ms} ms`)}\n`);
  };
}
