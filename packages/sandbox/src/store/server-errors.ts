import { databaseTimeout, databaseUnreachable, diskFull } from '../errors.ts';

const lateWords = new Set(['Query read timeout', 'timeout exceeded when trying to connect']);
/** A statement that was cancelled, because it or a lock that it waited for took too long. */
const lateCodes = new Set(['57014', '55P03']);
const fullCodes = new Set(['53100', 'ENOSPC']);
const lostCodes = /^(?:08...|57P0.|53300|ECONN\w+|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)$/;
const lostWords = /^(?:Connection terminated|Client has encountered a connection error)/;

/** What `pg` throws, as an error of the sandbox where the server is to blame and not the statement. */
export function serverErrorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (lateWords.has(error.message) || lateCodes.has(code)) return databaseTimeout(error);
  if (fullCodes.has(code)) return diskFull(error);
  if (lostCodes.test(code) || lostWords.test(error.message)) return databaseUnreachable(error);
  return error;
}
