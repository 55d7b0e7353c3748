#!/usr/bin/env node
// Plain JavaScript on purpose: it must start on any Node, and only then find one that can run the rest.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

if (process.features.typescript) {
  module.enableCompileCache?.();
  // Node runs TypeScript only outside of `node_modules`: a package carries the program bundled.
  const { main } = await import(/[/\\]node_modules[/\\]/u.test(here) ? '../lib/main.js' : '../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  runOnPinnedNode();
}

/** Starts this file again on the Node that is a dependency of the package, and ends as it ends. */
function runOnPinnedNode() {
  const node = findPinnedNode();
  if (node === undefined || process.env.THROUGHLINE_PINNED_NODE !== undefined) {
    fail(`Throughline needs Node 22.18 or later, or its own dependency \`node\`; this is ${process.version}. Run \`npm ci\`.`);
    return;
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, THROUGHLINE_PINNED_NODE: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; a second one would cut its cleaning-up short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`Throughline could not start ${node}: ${error.message}. Run \`npm ci\`.`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 2);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function findPinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
