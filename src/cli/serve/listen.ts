import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../failure.ts';

/** Listens on this machine only, on the first free one of `tries` ports from `port` on, and gives the port. */
export async function listen(server: Server, port: number, tries: number): Promise<number> {
  for (let at = port; at < port + tries; at += 1) {
    try {
      server.listen(at, 'localhost');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new UsageError(`Port ${port} is in use. Name another with --port.`);
}
