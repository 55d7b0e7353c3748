import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replay, type Recording } from './replay.ts';

const folder = join(import.meta.dirname, 'sessions');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

it.each(names.map((name) => [name.slice(0, -5).replaceAll('-', ' '), name]))('%s', async (_sentence, name) => {
  const recording = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recording;
  expect(recording.session.length).toBeGreaterThan(0);
  await replay(recording);
});
