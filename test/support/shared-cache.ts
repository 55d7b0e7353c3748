import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One for all tests, so that the renderer is compiled once. */
export const sharedCache = join(tmpdir(), 'throughline-test-cache');
