import { expect, it } from 'vitest';
import { Framing } from '../../src/lsp/framing.ts';

const messages = Buffer.from('Content-Length: 4\r\n\r\n"é"Content-Type: x\r\ncontent-length:2\r\n\r\n{}Content-Length: 0\r\n\r\n');

it('takes messages in whatever pieces they come', () => {
  for (let size = 1; size <= messages.length; size += 1) {
    const framing = new Framing();
    for (let at = 0; at < messages.length; at += size) expect(framing.take(messages.subarray(at, at + size))).toBeUndefined();
  }
});

it('notices what follows a message that is too short', () => {
  expect(new Framing().take(Buffer.from('Content-Length: 1\r\n\r\n{}\r\n'))).toContain('Unexpected input "}"');
});

it('does not wait for the end of a header that never ends', () => {
  expect(new Framing().take(Buffer.from('A'.repeat(5000)))).toContain('expected messages');
});
