import { expect, test } from 'vitest';
import { type OpenDesk, openDesk } from '../support/desk.ts';
import type { Edit } from '../support/edits/edit.ts';
import { edits } from '../support/edits/index.ts';
import { NothingToPick } from '../support/random.ts';

/** Both can be given, to repeat a walk that failed or to walk further. */
const seed = Number(process.env.WALK_SEED ?? 20_260_123);
const steps = Number(process.env.WALK_STEPS ?? 200);

/** Does something that can be done, and says what. */
async function step(desk: OpenDesk): Promise<Edit> {
  for (;;) {
    const edit = desk.random.pick(edits);
    try {
      await edit.apply(desk);
      return edit;
    } catch (error) {
      if (!(error instanceof NothingToPick)) throw error;
      desk.revert();
    }
  }
}

test(`after each of ${steps} random edits the site is as a clean build makes it`, { timeout: 20 * 60_000 }, async () => {
  const desk = await openDesk(seed);
  const walk: string[] = [];
  let refused = 0;
  try {
    while (walk.length < steps) {
      walk.push((await step(desk)).name);
      const { built, fault } = await desk.compare();
      if (fault !== undefined) throw new Error(`WALK_SEED=${seed}, step ${walk.length}: ${walk.slice(-5).join('; ')}\n${fault}`);
      if (!built) {
        refused += 1;
        desk.revert();
      }
    }
  } finally {
    desk.close();
  }
  // Edits that break the content are refused alike by both builds; most must not.
  expect(refused).toBeLessThan(steps / 4);
});
